import Multichat
import MultichatRedis
import MultichatRedisSupport
import TestSupport
import Testing

/// A server that takes no writes: a replica, or one that has too few of them.
@Suite(.disabled(if: !RedisServer.isInstalled, RedisServer.reason)) struct ReadOnlyServerTests {
    @Test func aServerThatBecomesAReplicaRefusesWhole() throws {
        let server = try RedisServer()
        let store = try RedisStore(server.url("?timeout=2s"))
        let session = SessionReference("replica")
        _ = try store.create(NewSession(session))
        let control = try server.client()
        _ = try control.send(Command("REPLICAOF", "127.0.0.1", "1"))
        let error = failure { _ = try store.append(Append(to: session, [Sample.draft("one")])) }
        #expect(error?.code == .unavailable)
        #expect(error?.message.contains("\(server.endpoint) is a replica") == true)
        #expect(try store.required(session).head == .empty)
        #expect(failure { _ = try store.create(NewSession(SessionReference("more"))) }?.code == .unavailable)
        #expect(failure { _ = try store.delete(session) }?.code == .unavailable)
        _ = try control.send(Command("REPLICAOF", "NO", "ONE"))
        #expect(try store.append(Append(to: session, [Sample.draft("one")])).first == 1)
    }

    @Test func aServerThatWantsReplicasRefusesWhole() throws {
        let server = try RedisServer()
        let store = try RedisStore(server.url("?timeout=2s"))
        let session = SessionReference("alone")
        _ = try store.create(NewSession(session))
        let control = try server.client()
        _ = try control.send(Command("CONFIG", "SET", "min-replicas-to-write", "1"))
        let error = failure { _ = try store.append(Append(to: session, [Sample.draft("one")])) }
        #expect(error?.code == .unavailable && error?.retry == .later)
        #expect(error?.message.contains("\(server.endpoint) has too few replicas") == true)
        #expect(try store.required(session).head == .empty)
        _ = try control.send(Command("CONFIG", "SET", "min-replicas-to-write", "0"))
        #expect(try store.append(Append(to: session, [Sample.draft("one")])).first == 1)
    }
}
