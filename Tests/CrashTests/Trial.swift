import Multichat
import MultichatStores
import TestSupport
import Testing

/// Rounds of killing writers of one store, so that damage would add up.
struct Trial {
    private(set) var ledger = Ledger()
    /// How many writers died by the signal and not by themselves.
    private(set) var kills = 0
    private let url: StoreURL
    private let seed: UInt64
    private var random: SeededRandom
    /// The sessions that changed since the store was looked at.
    private var touched: Set<SessionID> = []

    init(_ url: StoreURL, seed: UInt64) {
        self.url = url
        self.seed = seed
        random = SeededRandom(seed: seed)
    }

    /// Starts one writer, or four that do each other's work, kills them one by one, and looks at what they leave.
    ///
    /// In some rounds nobody looks: then the next writer is the one that recovers, and may be killed at that.
    mutating func run(_ round: Int) throws {
        let pipe = ReceiptPipe()
        let isGroup = dice(4) == 0
        var writers: [WriterProcess] = []
        for index in 0..<(isGroup ? 4 : 1) {
            writers.append(start(round, index, pipe))
        }
        pipe.closeInput()
        for writer in writers {
            try listen(pipe, round)
            note(writer.end(), round)
        }
        for line in pipe.remainingLines() { touched.insert(try ledger.add(line)) }
        if dice(4) > 0 { try check(touched, round) }
    }

    /// Looks at all that was ever acknowledged.
    mutating func checkEverything() throws {
        try check(Set(ledger.sessions.keys), 0)
        let store = try Stores.open(url)
        #expect(try Verifier(store).check().isEmpty)
        try store.close()
    }

    private mutating func start(_ round: Int, _ index: Int, _ pipe: ReceiptPipe) -> WriterProcess {
        let calls = dice(4) == 0 ? 1 + dice(20) : 1_000_000
        return WriterProcess(
            [url.description, "\(round).\(index)", "s\(round / 20)", String(random.next() >> 1), String(calls)],
            output: pipe.input)
    }

    /// Lets a writer work until some receipts came, or for some milliseconds, opening included.
    private mutating func listen(_ pipe: ReceiptPipe, _ round: Int) throws {
        let byTime = dice(2) == 0
        var wanted = byTime ? Int.max : 1 + dice(40)
        let deadline = ContinuousClock.now + .milliseconds(byTime ? dice(60) : 2000)
        while wanted > 0, !pipe.isOver, case let left = ContinuousClock.now.duration(to: deadline), left > .zero {
            let milliseconds = Int32(left / .milliseconds(1)) + 1
            let lines = pipe.lines(waiting: byTime ? milliseconds : min(milliseconds, 100))
            for line in lines { touched.insert(try ledger.add(line)) }
            wanted -= lines.count
        }
    }

    private mutating func note(_ end: Int32, _ round: Int) {
        if end == 9 { kills += 1 }
        #expect(end == 9 || end == 0, "the writer failed by itself; \(comment(round))")
    }

    private mutating func check(_ sessions: Set<SessionID>, _ round: Int) throws {
        let store = try Stores.open(url)
        for session in sessions {
            try SessionCheck(store, session, comment(round)).run(ledger.sessions[session] ?? [:])
        }
        touched.removeAll()
        try store.close()
    }

    private func comment(_ round: Int) -> Comment { "\(url), round \(round), seed \(seed)" }

    private mutating func dice(_ sides: Int) -> Int { Int.random(in: 0..<sides, using: &random) }
}
