import Multichat
import MultichatRedisSupport
import TestSupport
import Testing

@testable import MultichatRedis

/// Another program has made keys under our prefix.
@Suite(.disabled(if: !RedisServer.isInstalled, RedisServer.reason)) struct ForeignKeyTests {
    private static let session = SessionReference("foreign")
    private static let keys = SessionKeys(session, prefix: "mc")
    private static let lists = keys.index.map { [$0.created, $0.updated] } ?? []

    /// The keys that an append changes.
    static let appended = keys.own + lists.suffix(1)

    @Test(arguments: appended) func anAppendFailsWhole(_ key: String) throws {
        let server = try RedisServer()
        let store = try RedisStore(server.url())
        _ = try store.create(NewSession(Self.session))
        let control = try server.client()
        // The keys without entries aren't there yet.
        let isThere = try control.send(Command("EXISTS", key)).integer == 1
        if isThere { _ = try control.send(Command("RENAME", key, "kept")) }
        _ = try control.send(Command("SET", key, "foreign"))
        var draft = Sample.draft("one")
        draft.key = "key"
        let error = failure { _ = try store.append(Append(to: Self.session, [draft])) }
        expect(error, at: server)
        #expect(try control.send(Command("GET", key)).text == "foreign")
        _ = try control.send(Command("DEL", key))
        if isThere { _ = try control.send(Command("RENAME", "kept", key)) }
        #expect(try store.append(Append(to: Self.session, [draft])).first == 1)
        #expect(try Verifier(store).verify(Self.session).damage == [])
    }

    @Test func anAppendThatWouldListTheSessionAgainFailsWhole() throws {
        let server = try RedisServer()
        let store = try RedisStore(server.url())
        _ = try store.create(NewSession(Self.session))
        let control = try server.client()
        let index = try #require(Self.keys.index)
        _ = try control.send(Command("DEL", index.created, index.updated))
        _ = try control.send(Command("SET", index.created, "foreign"))
        expect(failure { _ = try store.append(Append(to: Self.session, [Sample.draft("one")])) }, at: server)
        _ = try control.send(Command("DEL", index.created))
        #expect(try store.append(Append(to: Self.session, [Sample.draft("one")])).first == 1)
        #expect(try store.sessions(SessionQuery()).items.map(\.reference) == [Self.session])
    }

    /// The keys that starting a session doesn't replace.
    static let created = [keys.session] + lists

    @Test(arguments: created) func aSessionIsNotStartedInPart(_ key: String) throws {
        let server = try RedisServer()
        let store = try RedisStore(server.url())
        let control = try server.client()
        _ = try control.send(Command("SET", key, "foreign"))
        expect(failure { _ = try store.create(NewSession(Self.session)) }, at: server)
        #expect(try control.send(Command("KEYS", "*")).elements.map(\.text) == [key])
        _ = try control.send(Command("DEL", key))
        _ = try store.create(NewSession(Self.session))
        _ = try control.send(Command("DEL", key))
        _ = try control.send(Command("SET", key, "foreign"))
        expect(failure { _ = try store.delete(Self.session) }, at: server)
        #expect(try control.send(Command("DBSIZE")).integer == 3)
    }

    @Test func readingNamesTheServer() throws {
        let server = try RedisServer()
        let store = try RedisStore(server.url())
        let control = try server.client()
        for key in Self.keys.own + Self.lists {
            _ = try control.send(Command("SET", key, "foreign"))
        }
        expect(failure { _ = try store.session(Self.session) }, at: server)
        expect(failure { _ = try store.entries(EntryQuery(Self.session)) }, at: server)
        expect(failure { _ = try store.sessions(SessionQuery()) }, at: server)
    }

    /// One session's key is another program's: the others are verified and exported, and it is named.
    @Test(arguments: [keys.session, keys.entries, keys.keys]) func othersAreVerifiedAllTheSame(_ key: String) throws {
        let server = try RedisServer()
        let store = try RedisStore(server.url())
        for session in [Self.session, SessionReference("other")] {
            _ = try store.create(NewSession(session))
            var draft = Sample.draft("one")
            draft.key = "key"
            _ = try store.append(Append(to: session, [draft]))
        }
        let control = try server.client()
        _ = try control.send(Command("SET", key, "foreign"))
        let found = try store.check(nil)
        #expect(!found.isEmpty && found.allSatisfy { $0.session ?? Self.session == Self.session })
        let report = try Verifier(store).verify(Self.session)
        #expect(
            key == Self.keys.keys || report.damage.count == 1 && report.damage[0].reason.contains("another program"))
        #expect(try Verifier(store).verify(SessionReference("other")).damage == [])
    }

    private func expect(_ error: MultichatError?, at server: RedisServer, _ place: SourceLocation = #_sourceLocation) {
        #expect(error?.code == .incompatible && error?.retry == .never, sourceLocation: place)
        #expect(
            error?.message.contains("\(server.endpoint) holds a key under our prefix") == true, sourceLocation: place)
        #expect(error?.hint?.contains("?prefix=") == true, sourceLocation: place)
    }
}
