import Multichat
import MultichatConformance
import MultichatRedisSupport
import TestSupport
import Testing

@testable import MultichatRedis

/// The index that lists sessions, and how it mends itself.
@Suite(.disabled(if: !RedisServer.isInstalled, RedisServer.reason)) struct ListTests {
    private let place: Place

    init() throws { place = try Place() }

    private func ids(_ order: SessionQuery.Order = .created) throws -> [String] {
        var query = SessionQuery()
        query.order = order
        return try place.store.sessions(query).items.map(\.id.text)
    }

    private func dropIndex() throws {
        let index = try #require(place.keys.index)
        for key in [index.created, index.updated] { _ = try place.client.send(Command("DEL", key)) }
    }

    @Test func theNextAppendPutsALostSessionBack() throws {
        try place.start()
        try dropIndex()
        #expect(try ids().isEmpty)
        _ = try place.store.append(place.message("a"))
        #expect(try ids() == ["s"] && ids(.newestUpdated) == ["s"])
    }

    @Test func theCheckPutsALostSessionBack() throws {
        try place.start()
        _ = try place.store.create(NewSession(SessionReference("other")))
        _ = try place.store.stage(NewSession(SessionReference("copy")))
        try dropIndex()
        let damage = try place.store.checkLists()
        #expect(damage.map(\.session) == [Place.session])
        #expect(try ids().sorted() == ["other", "s"] && ids(.newestUpdated).sorted() == ["other", "s"])
        #expect(try place.store.checkLists().isEmpty)
    }

    @Test func pagesGoThroughManySessionsOfTheSameTime() throws {
        var expected: [String] = []
        for index in 0..<700 {
            if index % 300 == 0 { place.clock.advance(seconds: 1) }
            let id = SessionID(unchecked: "s\(index % 300 + 100 + index / 300 * 1000)")
            expected.append(id.text)
            _ = try place.store.create(NewSession(SessionReference(id)))
        }
        var query = SessionQuery()
        query.order = .created
        query.limit = 60
        var seen: [String] = []
        repeat {
            let page = try place.store.sessions(query)
            #expect(page.items.count <= 60)
            seen += page.items.map(\.id.text)
            query.cursor = page.cursor
        } while query.cursor != nil
        #expect(seen == expected)
    }

    @Test func aHashThatCannotBeReadIsNamedAndHindersNoOther() throws {
        try place.start()
        _ = try place.store.create(NewSession(SessionReference("other")))
        _ = try place.client.send(Command("HSET", place.keys.session, "state", "{}"))
        let page = try place.store.sessions(SessionQuery())
        #expect(page.items.map(\.id) == ["other"] && page.leftOut.map(\.session) == [Place.session])
        #expect(try place.store.checkLists().count == 1)
        #expect(try place.store.check(nil).count >= 1)
    }
}
