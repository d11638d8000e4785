import Multichat
import TestSupport
import Testing

@Suite struct ChatTests {
    private let swarm = Swarm(MemoryStore())

    @Test func whatIsPostedIsRead() throws {
        let chat = try swarm.start(topic: "Release", with: ["A"])
        for number in 1...5 { try chat.post("m\(number)", from: "A", to: ["B"]) }
        let messages = try chat.messages(last: 3).compactMap { Message(body: $0.body) }
        #expect(messages.map(\.content) == [.text("m3"), .text("m4"), .text("m5")])
        #expect(messages[0].to == ["B"])
        #expect(try chat.entries().items.map(\.sequence) == [1, 2, 3, 4, 5])
    }

    @Test func postingLetsIn() throws {
        let chat = try swarm.start(with: ["A"])
        try chat.post("hello", from: "B")
        #expect(try chat.session().participants == ["A", "B"])
        try chat.leave("A")
        #expect(try chat.session().participants == ["B"])
    }

    @Test func anEndedSessionTellsHowToGoOn() throws {
        let chat = try swarm.start("s")
        try chat.end()
        let error = failure { try chat.post("late", from: "A") }
        #expect(error?.code == .status)
        #expect(error?.hint?.contains("multichat reopen s") == true)
        try chat.reopen()
        #expect(try chat.post("in time", from: "A").first == 3)
    }

    @Test func aStaleHeadIsAConflictWithThePresentOne() throws {
        let chat = try swarm.start()
        let first = try chat.post(Message("1"), from: "A", expecting: [.head(0)])
        let error = failure { try chat.post(Message("2"), from: "A", expecting: [.head(0)]) }
        #expect(error?.code == .conflict)
        #expect(error?.head == first.head)
        try chat.post(Message("2"), from: "A", expecting: [.head(1)])
    }

    @Test func aRepeatedPostIsStoredOnce() throws {
        let chat = try swarm.start()
        let first = try chat.post(Message("once"), from: "A", id: "my-id")
        let again = try chat.post(Message("once"), from: "A", id: "my-id")
        #expect(again.duplicate && again.first == first.first && again.head == first.head)
        #expect(failure { try chat.post(Message("other"), from: "A", id: "my-id") }?.code == .conflict)
        #expect(try chat.session().head.sequence == 1)
    }

    @Test func aForkSharesItsPastAndARewindHidesIt() throws {
        let chat = try swarm.start("p")
        for number in 1...4 { try chat.post("m\(number)", from: "A") }
        let fork = try chat.fork(at: 2)
        #expect(try fork.session().forkedFrom == ForkOrigin(session: "p", sequence: 2))
        #expect(try fork.entries().items == Array(chat.entries().items.prefix(2)))
        try chat.rewind(to: 1)
        #expect(try chat.messages(last: 9).map(\.sequence) == [1])
        #expect(try fork.messages(last: 9).count == 2)
        #expect(failure { try chat.rewind(to: 3) }?.code == .invalid)
    }

    @Test func anUnknownSessionIsNamed() {
        let error = failure { try swarm.chat("nowhere").post("x", from: "A") }
        #expect(error?.code == .notFound)
        #expect(error?.session == "nowhere")
    }

    @Test func namespacesAreApart() throws {
        try swarm.start("s")
        let other = Swarm(swarm.store, namespace: "other")
        #expect(try other.sessions().items.isEmpty)
        #expect(failure { _ = try other.chat("s").session() }?.code == .notFound)
        #expect(try !other.delete("s"))
        #expect(try swarm.delete("s"))
    }

    @Test func asyncCallersGoThroughOneDoor() async throws {
        let receipt = try await swarm.perform { try $0.start("async").post("hello", from: "A") }
        #expect(receipt.last == 1)
        await #expect(throws: MultichatError.self) { try await swarm.perform { try $0.chat("none").session() } }
    }
}
