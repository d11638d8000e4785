import Multichat
import Synchronization
import Testing

extension Laws {
    static let writers: [Law] = [
        Law("8 writers on one session: contiguous sequences, every receipt true") { context in
            try Self.race(context, sessions: ["s"])
        },
        Law("8 writers on three sessions: contiguous sequences, every receipt true") { context in
            try Self.race(context, sessions: ["s", "t", "u"])
        },
        Law("8 writers that expect the head: exactly one of each round succeeds") { context in
            let chat = try context.start()
            for round in 0..<10 {
                let winners = Mutex(0)
                try Threads.run(8) { index in
                    do {
                        try chat.append(
                            [Draft(id: try EntryID("r\(round)-\(index)"), kind: .message, author: "A")],
                            expecting: [.head(round)])
                        winners.withLock { $0 += 1 }
                    } catch let error as MultichatError where error.code == .conflict {}
                }
                #expect(winners.withLock { $0 } == 1)
            }
        },
    ]

    private static func race(_ context: LawContext, sessions: [SessionID]) throws {
        for id in sessions { try context.start(id) }
        let receipts = Mutex<[Receipt]>([])
        let swarm = context.swarm
        try Threads.run(8) { index in
            for round in 0..<25 {
                let id = try EntryID("w\(index)-\(round)")
                let chat = swarm.chat(sessions[(index + round) % sessions.count])
                let receipt = try chat.post(Message("\(index) \(round)"), from: "A", id: id)
                receipts.withLock { $0.append(receipt) }
            }
        }
        for id in sessions {
            let log = try context.log(id)
            #expect(log.map(\.sequence) == Array(1...log.count))
            let mine = receipts.withLock { $0 }.filter { $0.session.id == id }
            #expect(mine.count == log.count)
            for receipt in mine {
                #expect(log[receipt.first - 1].id == receipt.ids[0] && log[receipt.first - 1].head == receipt.head)
            }
        }
    }
}
