import Multichat
import Testing

@Suite struct InboxCostTests {
    private static let sessions = 100

    /// How often the store is asked for entries by a reading of the inbox.
    private static func reads(_ swarm: Swarm, _ metrics: Metrics, unread: Int) throws -> Int {
        let before = metrics[.entries].reading.count
        #expect(try swarm.inbox(of: "Reader").unread == unread)
        return metrics[.entries].reading.count - before
    }

    @Test func onlySessionsWithSomethingNewAreRead() throws {
        let metrics = Metrics()
        let swarm = Swarm(MemoryStore(StoreConfiguration(metrics: metrics)))
        let chats = try (0..<Self.sessions).map { try swarm.start(SessionID("s\($0)"), with: ["Reader", "Other"]) }
        for chat in chats {
            try chat.post("hello", from: "Other")
            try chat.acknowledge(by: "Reader")
        }
        _ = try Self.reads(swarm, metrics, unread: 0)
        #expect(try Self.reads(swarm, metrics, unread: 0) <= 2)

        // What others acknowledge is nothing to read: it is looked at once.
        for chat in chats { try chat.acknowledge(by: "Other") }
        #expect(try Self.reads(swarm, metrics, unread: 0) >= Self.sessions)
        #expect(try Self.reads(swarm, metrics, unread: 0) <= 2)

        try chats[7].post("again", from: "Other")
        #expect(try Self.reads(swarm, metrics, unread: 1) <= 4)
    }

    @Test func aSummaryHoldsWhatWasCountedToo() throws {
        let swarm = Swarm(MemoryStore())
        let chats = try (0..<Self.sessions).map { try swarm.start(SessionID("s \"\($0)\""), with: ["Reader"]) }
        for chat in chats {
            try chat.append(try (0..<300).map { _ in Draft(id: chat.newEntryID(), kind: .value, body: try JSON("1")) })
            try chat.post("one", from: "Other")
            try chat.post("two", from: "Other")
            try chat.acknowledge(2, by: "Reader")
        }
        for _ in 0..<3 { #expect(try swarm.inbox(of: "Reader", limit: 5).unread == 2 * Self.sessions) }
        let summary = try swarm.chat(".agent/Reader").latest("positions")
        #expect(summary?.body.text.contains("[\"s \\\"7\\\"\"") == true)
        try chats[7].acknowledge(by: "Reader")
        #expect(try swarm.inbox(of: "Reader").unread == 2 * Self.sessions - 2)
    }
}
