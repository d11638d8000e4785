import Multichat
import MultichatInterchange
import TestSupport
import Testing

/// Messages as blocks of text come back as they were.
struct BlockRoundTripTests {
    @Test(arguments: TextForm.allCases, 1...4 as ClosedRange<UInt64>)
    func everyMessageComesBack(_ form: TextForm, _ seed: UInt64) throws {
        var source = RandomMessages(seed: seed)
        let blocks = try (0..<300).map { number in
            var block = MessageBlock(try source.message(), from: number % 7 == 0 ? nil : try source.agents().first)
            block.session = number % 5 == 0 ? nil : "a, \"b\" é"
            block.id = number % 3 == 0 ? nil : EntryID(unchecked: "id \(number)")
            block.time = number % 4 == 0 ? nil : Timestamp(microseconds: Int64(number) * 1_234_567 - 100_000_000)
            block.origin = number % 6 == 0 ? nil : "here"
            return block
        }
        let read = try MessageBlock.read(blocks.map { $0.text(form) }.joined(separator: "\n"))
        #expect(read.count == blocks.count)
        for (number, pair) in zip(blocks, read).enumerated() {
            #expect(pair.0 == pair.1, "block \(number) of seed \(seed):\n\(pair.0.text(form))")
            #expect(pair.0.text(form) == pair.1.text(form))
        }
    }

    static let sessions: [SessionID] = ["one", "two\" , =", "inbox/Agent-3"]

    @Test(arguments: TextForm.allCases, 11...13 as ClosedRange<UInt64>)
    func anExportIsImportedAsItWas(_ form: TextForm, _ seed: UInt64) throws {
        var source = RandomMessages(seed: seed)
        let store = MemoryStore()
        let swarm = Swarm(store)
        for id in Self.sessions {
            let chat = try swarm.start(id, with: ["Agent-1"])
            for number in 0..<60 {
                var draft = Draft(id: chat.newEntryID(), kind: .message, author: try source.agents().first)
                draft.body = try source.message().body(adding: Self.more(number))
                // Times of agents need not rise.
                draft.time = Timestamp(microseconds: 1_700_000_000_000_000 - Int64(number % 7))
                try chat.append([draft])
            }
            try chat.put(1, as: "no/message")
        }
        let bench = try ImportBench()
        try bench.write(form == .a2a ? "x.txt" : "x.md", try text(of: store, form))
        let report = try bench.run()
        #expect(report.refused.isEmpty)
        #expect(report.byFormat[.blocks]?.messages == 180)
        for id in Self.sessions {
            #expect(try messages(bench.store, id) == messages(store, id))
            #expect(
                JSONValue(try #require(try bench.entries(id).first { $0.kind == .message }).body)["own"] == .integer(0))
        }
        #expect(try bench.run().total.messages == 0)
        #expect(try bench.run().byFormat[.blocks]?.duplicates == 180)
        #expect(try text(of: bench.store, form, Self.sessions) == text(of: store, form, Self.sessions))
    }

    @Test func whatIsThereAlreadyIsNotAddedAgain() throws {
        let bench = try ImportBench()
        try Swarm(bench.store).start("talk", with: ["A"]).post("hello", from: "A")
        try bench.write("talk.md", try text(of: bench.store, .a2a))
        let report = try bench.run()
        #expect(report.byFormat[.blocks]?.duplicates == 1)
        #expect(report.total.messages == 0)
    }

    private func text(of store: any Store, _ form: TextForm, _ sessions: [SessionID]? = nil) throws -> String {
        var bytes: [UInt8] = []
        var export = BlockExport(form) { bytes.append(contentsOf: $0) }
        #expect(try export.write(store, sessions: sessions?.map { SessionReference($0) }).isEmpty)
        return String(decoding: bytes, as: UTF8.self)
    }

    /// What the messages of a session say, by whom and when.
    private func messages(_ store: any Store, _ session: SessionID) throws -> [Said] {
        var query = EntryQuery(SessionReference(session))
        query.kind = .message
        query.limit = 1000
        return try store.entries(query).items.map {
            Said(id: $0.id, author: $0.author, time: $0.time, body: $0.body)
        }
    }

    /// Members that aren't a message's own; some messages were imported before.
    private static func more(_ number: Int) -> [JSONValue.Member] {
        let source: [JSONValue.Member] = [
            .init("path", .string("inbox/\(number).md")), .init("format", .string("inbox")),
            .init("text", .string("# \(number)\n\u{0}==========\r\n")),
        ]
        let own = JSONValue.Member("own", .integer(number))
        return number % 2 == 0 ? [own] : [.init("subject", .string("")), own, .init("source", .object(source))]
    }

    /// A message with its entry.
    struct Said: Equatable {
        var id: EntryID
        var author: AgentID?
        var time: Timestamp
        var body: JSON
    }
}
