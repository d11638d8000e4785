import Multichat
import MultichatConformance
import MultichatRedis
import MultichatRedisSupport
import TestSupport
import Testing

/// A user who may do no more than `Documentation/redis-layout.md` says.
@Suite(.disabled(if: !RedisServer.isInstalled, RedisServer.reason)) struct RightsTests {
    /// The rules of that page.
    private static let rules = [
        "resetkeys", "~team:*", "resetchannels", "-@all", "+hello", "+auth", "+ping", "+info", "+evalsha",
        "+script|load",
        "+wait", "+exists", "+scan", "+hget", "+hmget", "+hset", "+hlen", "+lrange", "+llen", "+lset", "+rpush",
        "+ltrim",
        "+zadd",
        "+zrem", "+zcard", "+zmscore", "+zrangebyscore", "+zrangebylex", "+zrevrangebylex", "+sadd", "+srem", "+scard",
        "+sismember", "+srandmember", "+del", "+unlink", "+rename", "+persist", "+pexpire", "+client|setname",
        "+client|id", "+client|tracking", "+subscribe", "&__redis__:invalidate",
    ]

    private func limited(_ server: RedisServer) throws -> RedisURL {
        var command = Command("ACL", "SETUSER", "team", "on", ">secret")
        for rule in Self.rules { command.append(rule) }
        _ = try server.client().send(command)
        return try RedisURL("redis://team:secret@\(server.endpoint)?prefix=team", password: nil)
    }

    @Test func thatIsEnoughForAllLaws() throws {
        let server = try RedisServer()
        let url = try limited(server)
        for law in Laws.all where !law.name.contains("random") {
            _ = try server.client().send(Command("FLUSHALL"))
            try law.run(on: RedisBench("the store of a limited user", keepingPrefixOf: url))
        }
        let store = try RedisStore(url)
        #expect(try store.check(nil).isEmpty)
        #expect(try store.promises.durability == .none)
    }

    @Test func otherKeysAreOutOfReach() throws {
        let server = try RedisServer()
        var url = try limited(server)
        url.options.prefix = "other"
        let store = try RedisStore(url)
        let error = failure { _ = try store.create(NewSession(SessionReference("s"))) }
        #expect(error?.code == .permission && error?.message.contains("\(server.endpoint)") == true)
        #expect(error?.hint?.contains("redis-layout.md") == true)
    }
}
