import Multichat
import Testing

@testable import MultichatHybrid

@Suite struct WriteThroughTests {
    private let world = HybridWorld()
    private let session = SessionReference("s")

    @Test func theHotStoreFollows() throws {
        let store = try world.open(.writeThrough)
        try world.begin(session, in: store, 3)
        #expect(try world.hot.session(session) == nil)
        try store.way.work()
        #expect(try world.hot.session(session)?.head == world.durable.required(session).head)
        _ = try store.append(Append(to: session, [Draft("e4")]))
        try store.way.work()
        #expect(try world.hot.required(session).head.sequence == 4)
    }

    @Test func manyAppendsAreCopiedOnce() throws {
        let store = try world.open(.writeThrough) { $0.queueLimit = 2 }
        try world.begin(session, in: store, 5)
        #expect(store.figures.waitingSessions == 1)
        for id in ["t", "u"] { _ = try store.create(NewSession(SessionReference(SessionID(unchecked: id)))) }
        #expect(store.figures.waitingSessions == 2 && store.figures.dropped == 1)
    }

    @Test func theFasterStoreReads() throws {
        let store = try world.open(.writeThrough)
        try world.begin(session, in: store, 3)
        try store.way.work()
        world.slowDurable(by: 500)
        for _ in 0..<10 { #expect(try newest(store) == ["e3", "e2", "e1"]) }
        let before = world.now
        #expect(try newest(store) == ["e3", "e2", "e1"])
        // It came from the hot store, as no time has passed.
        #expect(world.now == before)
    }

    @Test func aCopyThatIsBehindAnswersNothing() throws {
        let store = try world.open(.writeThrough)
        try world.begin(session, in: store, 3)
        try store.way.work()
        world.slowDurable(by: 500)
        for _ in 0..<5 { _ = try newest(store) }
        _ = try store.append(Append(to: session, [Draft("e4")]))
        for _ in 0..<5 { #expect(try newest(store).first == "e4") }
    }

    @Test func aCopyOfAnotherSessionWithTheIdAnswersNothing() throws {
        let store = try world.open(.writeThrough)
        try world.begin(session, in: store, 2)
        try store.way.work()
        world.slowDurable(by: 500)
        for _ in 0..<5 { _ = try newest(store) }
        world.setUp(false)
        #expect(try store.delete(session))
        _ = try store.create(NewSession(session))
        _ = try store.append(Append(to: session, [Draft("n1"), Draft("n2")]))
        world.setUp(true)
        for _ in 0..<5 { #expect(try newest(store) == ["n2", "n1"]) }
        try store.way.work()
        #expect(try world.hot.required(session).head == world.durable.required(session).head)
    }

    @Test func aLogThatPartedIsCopiedAnew() throws {
        let store = try world.open(.writeThrough)
        try world.begin(session, in: store, 2)
        try store.way.work()
        _ = try world.hot.append(Append(to: session, [Draft("lie")]))
        _ = try store.append(Append(to: session, [Draft("e3"), Draft("e4")]))
        try store.way.work()
        #expect(try world.hot.required(session).head == world.durable.required(session).head)
    }

    @Test func aStoreThatFailsIsLeftAloneAndTriedAgain() throws {
        let store = try world.open(.writeThrough)
        try world.begin(session, in: store, 1)
        world.setUp(false)
        for number in 2...4 {
            _ = try store.append(Append(to: session, [Draft(EntryID(unchecked: "e\(number)"))]))
            try store.way.work()
        }
        #expect(store.figures.breaker == "open")
        _ = try store.append(Append(to: session, [Draft("e5")]))
        #expect(store.figures.waitingSessions == 0 && store.figures.dropped > 0)
        world.setUp(true)
        world.pass(1_000_000)
        try store.way.work()
        #expect(store.figures.breaker == "closed")
        _ = try store.append(Append(to: session, [Draft("e6")]))
        try store.way.work()
        #expect(try world.hot.required(session).head.sequence == 6)
    }

    @Test func whatIsGivenUpHindersNothingThatWaits() {
        let queue = CopyQueue(limit: 2)
        #expect(queue.add(session) && queue.add(session))
        queue.giveUp(2)
        #expect(queue.counts == (waiting: 1, dropped: 2))
        #expect(queue.takeAll() == [session] && queue.takeAll().isEmpty)
    }

    @Test func aLongSessionIsNotCopiedWhole() throws {
        let store = try world.open(.writeThrough) { $0.fillLimit = 2 }
        try world.begin(session, in: store, 3)
        try store.way.work()
        #expect(try world.hot.session(session) == nil)
    }

    private func newest(_ store: HybridStore) throws -> [EntryID] {
        var query = EntryQuery(session)
        query.newestFirst = true
        return try store.entries(query).items.map(\.id)
    }
}
