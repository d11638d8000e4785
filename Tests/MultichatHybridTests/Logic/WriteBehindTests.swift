import Multichat
import TestSupport
import Testing

@testable import MultichatHybrid

@Suite struct WriteBehindTests {
    private let world = HybridWorld()
    private let session = SessionReference("s")

    @Test func theDurableStoreFollows() throws {
        let store = try world.open(.writeBehind)
        try world.begin(session, in: store, 3)
        #expect(try world.durable.required(session).head.sequence == 0)
        #expect(store.figures.unflushedEntries == 3)
        #expect(try store.required(session).head.sequence == 3)
        #expect(try store.entries(EntryQuery(session)).items.map(\.id) == ["e1", "e2", "e3"])
        try store.way.work()
        #expect(try world.durable.required(session).head == world.hot.required(session).head)
        #expect(store.figures.unflushedEntries == 0)
    }

    @Test func whatIsRememberedReachesTheDurableStoreWithoutTheHotOne() throws {
        let store = try world.open(.writeBehind)
        try world.begin(session, in: store, 3)
        world.setUp(false)
        #expect(try store.required(session).head.sequence == 3)
        #expect(try store.append(Append(to: session, [Draft("e4")])).last == 4)
        #expect(try world.durable.required(session).head.sequence == 4)
        #expect(store.figures.breaker == "open")
        world.setUp(true)
        world.pass(1_000_000)
        try store.way.work()
        #expect(store.figures.breaker == "closed")
        #expect(try store.append(Append(to: session, [Draft("e5")])).last == 5)
        #expect(try world.hot.required(session).head.sequence == 5)
        try store.way.work()
        #expect(try Verifier(world.durable).verify(session).damage == [])
        #expect(try world.durable.required(session).head.sequence == 5)
    }

    @Test func aHotStoreThatForgotIsFilledAgain() throws {
        let store = try world.open(.writeBehind)
        try world.begin(session, in: store, 3)
        #expect(try world.hot.delete(session))
        #expect(try store.required(session).head.sequence == 3)
        #expect(try store.append(Append(to: session, [Draft("e4")])).last == 4)
        try store.way.work()
        #expect(try world.durable.required(session).head.sequence == 4)
    }

    @Test func aLogThatPartedLosesNothing() throws {
        let store = try world.open(.writeBehind)
        try world.begin(session, in: store, 2)
        try store.way.work()
        // Another writer goes on while the hot store is cut off from it.
        _ = try world.durable.append(Append(to: session, [Draft("d3")]))
        _ = try world.hot.append(Append(to: session, [Draft("h3"), Draft("h4")]))
        _ = try store.append(Append(to: session, [Draft("e5")]))
        try store.flush()
        let ids = try world.durable.entries(EntryQuery(session)).items.map(\.id)
        #expect(Set(ids) == ["e1", "e2", "d3", "h3", "h4", "e5"] && ids.count == 6)
        #expect(try Verifier(world.durable).verify(session).damage == [])
        #expect(try store.entries(EntryQuery(session)).items.map(\.id) == ids)
    }

    @Test func aDeletedSessionNeverComesBack() throws {
        let store = try world.open(.writeBehind)
        try world.begin(session, in: store, 3)
        world.setUp(false)
        #expect(try store.delete(session))
        #expect(try store.session(session) == nil)
        world.pass(1)
        _ = try store.create(NewSession(session))
        world.setUp(true)
        world.pass(60_000_000)
        try store.way.work()
        #expect(try store.required(session).head.sequence == 0)
        #expect(try store.append(Append(to: session, [Draft("n1")])).last == 1)
        try store.way.work()
        #expect(try world.durable.entries(EntryQuery(session)).items.map(\.id) == ["n1"])
    }

    @Test func aFullQueueWaitsAndThenFails() throws {
        let store = try world.open(.writeBehind) { $0.queueLimit = 3 }
        try world.begin(session, in: store, 2)
        world.setDurable(false)
        _ = try store.append(Append(to: session, [Draft("e3")]))
        let error = failure { _ = try store.append(Append(to: session, [Draft("e4")])) }
        #expect(error?.code == .unavailable && error?.retry == .later && error?.session == "s")
        #expect(store.figures.unflushedEntries == 3)
        world.setDurable(true)
        try store.way.work()
        #expect(try store.append(Append(to: session, [Draft("e4")])).last == 4)
    }

    @Test func aFullDiskIsNoFailureOfTheHotStore() throws {
        let store = try world.open(.writeBehind)
        try world.begin(session, in: store, 2)
        world.setDurable(false)
        #expect(failure { _ = try store.sessions(SessionQuery()) }?.code == .io)
        #expect(store.figures.breaker == "closed" && store.figures.unflushedEntries == 2)
        #expect(try store.append(Append(to: session, [Draft("e3")])).last == 3)
        world.setDurable(true)
        #expect(try store.sessions(SessionQuery()).items.map(\.head.sequence) == [3])
    }

    @Test func aRewindThatPartedHidesNothingElse() throws {
        let store = try world.open(.writeBehind)
        try world.begin(session, in: store, 2)
        try store.way.work()
        _ = try world.durable.append(Append(to: session, [Draft("d3")]))
        let rewind = Draft(id: "r3", kind: .rewind, body: Lifecycle.rewind(to: 1))
        _ = try world.hot.append(Append(to: session, [rewind]))
        _ = try store.append(Append(to: session, [Draft("e4")]))
        try store.flush()
        #expect(try store.entries(EntryQuery(session)).items.map(\.id) == ["e1", "e2", "d3", "e4"])
        #expect(try HybridNotes(store: world.durable).read(prefix: "refused/").count == 1)
    }

    @Test func expectationsAndDuplicatesAreJudgedByTheHotStore() throws {
        let store = try world.open(.writeBehind)
        try world.begin(session, in: store, 2)
        let error = failure { _ = try store.append(Append(to: session, [Draft("x")], expecting: [.head(1)])) }
        #expect(error?.code == .conflict && error?.head?.sequence == 2)
        #expect(try store.append(Append(to: session, [Draft("e2")])).duplicate)
        #expect(try store.append(Append(to: session, [Draft("e3")], expecting: [.head(2), .fence(7)])).last == 3)
        try store.way.work()
        #expect(try world.durable.required(session).fence == 7)
    }
}
