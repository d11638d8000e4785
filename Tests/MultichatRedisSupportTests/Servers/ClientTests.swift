import Multichat
import TestSupport
import Testing

@testable import MultichatRedisSupport

@Suite(.disabled(if: !RedisServer.isInstalled, RedisServer.reason)) struct ClientTests {
    @Test func commandsAndScriptsRun() throws {
        let server = try RedisServer()
        let client = try RedisClient(server.url("/2"))
        #expect(try client.send(Command("SET", "a", "é\0b"), key: "a").text == "OK")
        #expect(try client.send(Command("GET", "a"), key: "a").text == "é\0b")
        let script = Script("return {KEYS[1], ARGV[1]}")
        for _ in 0..<2 {
            var command = script.command(keys: 1)
            command.append("a")
            command.append("b")
            #expect(try client.run(script, command, key: "a").elements.map(\.text) == ["a", "b"])
            _ = try client.send(Command("SCRIPT", "FLUSH"))
        }
        let replies = try client.pipeline((0..<1000).map { Command("INCRBY", "n", String($0)) }, key: "n")
        #expect(replies.last?.integer == 499_500)
        #expect(client.figures[server.endpoint]?.opened == 1)
    }

    @Test func aUnixSocketWorks() throws {
        let server = try RedisServer()
        let client = try RedisClient(RedisURL("redis+unix://\(server.socketPath)?db=3", password: nil))
        #expect(try client.send(Command("SET", "a", "1")).text == "OK")
        #expect(client.url.description == "redis+unix://\(server.socketPath)?db=3")
    }

    @Test func refusalsAreErrors() throws {
        let server = try RedisServer()
        let client = try RedisClient(server.url())
        _ = try client.send(Command("SET", "a", "1"))
        let error = failure { _ = try client.send(Command("XLEN", "a")) }
        #expect(error?.code == .incompatible && error?.message.contains("\(server.endpoint)") == true)
        let replies = try client.pipeline([Command("XLEN", "a"), Command("GET", "a")])
        #expect(replies[0].error?.code == "WRONGTYPE" && replies[1].text == "1")
    }

    @Test func anAbsentServerIsNamedSoon() throws {
        let port = FreePort.next()
        let start = MonotonicTime.now()
        let error = failure { _ = try RedisClient(RedisURL("redis://127.0.0.1:\(port)")) }
        #expect(error?.code == .unavailable && error?.message.contains("127.0.0.1:\(port)") == true)
        #expect(error?.message.contains("nobody listens") == true)
        #expect(MonotonicTime.now() - start < .seconds(5))
    }

    @Test func aWrongPasswordIsSaidAndNotShown() throws {
        let server = try RedisServer(["--requirepass", "s3cret"], probe: Self.credentials("s3cret"))
        for (rest, word) in [(":wr0ng@", "refused the user or the password"), ("", "wants a password")] {
            let url = try RedisURL("redis://\(rest)127.0.0.1:\(server.port)", password: nil)
            let error = failure { _ = try RedisClient(url) }
            #expect(error?.code == .unavailable && error?.retry == .never)
            #expect(error?.message.contains(word) == true && error?.message.contains("wr0ng") == false)
        }
        let url = try RedisURL("redis://127.0.0.1:\(server.port)", password: "s3cret")
        #expect(try RedisClient(url).send(Command("PING")).text == "PONG")
    }

    @Test func aSilentServerEndsAtTheDeadline() throws {
        let server = try RedisServer()
        let client = try RedisClient(server.url("?timeout=300ms"))
        _ = try client.send(Command("PING"))
        server.stop()
        let error = failure { _ = try client.send(Command("INCR", "n")) }
        #expect(error?.code == .unknownOutcome && error?.retry == .sameIDs)
        server.goOn()
        try Patience.wait { (try? client.send(Command("GET", "n").repeatable())) != nil }
        server.stop()
        let asking = failure { _ = try client.send(Command("GET", "n").repeatable()) }
        #expect(asking?.code == .unavailable && asking?.retry == .later)
        server.goOn()
        // The connection was closed: no late reply is taken for that of another command.
        try Patience.wait { (try? client.send(Command("ECHO", "fresh").repeatable()))?.text == "fresh" }
    }

    @Test func aRestartDoesNotShow() throws {
        let port = FreePort.next()
        var server: RedisServer? = try RedisServer(port: port)
        let client = try RedisClient(RedisURL("redis://127.0.0.1:\(port)", password: nil))
        server = nil
        server = try RedisServer(port: port)
        #expect(try client.send(Command("INCR", "n")).integer == 1)
        withExtendedLifetime(server) {}
    }

    @Test func threadsShareRoundTrips() throws {
        let server = try RedisServer()
        let client = try RedisClient(server.url("?pool=2"))
        let script = Script("return redis.call('INCR', KEYS[1])")
        try client.load(script)
        try onThreads(16) { thread in
            for round in 1...50 {
                var command = script.command(keys: 1)
                command.append("n\(thread)")
                let reply = try client.run(script, command, key: "n\(thread)")
                #expect(reply.integer == round)
            }
        }
        #expect(client.figures[server.endpoint]?.open ?? 9 <= 2)
    }

    @Test func aMasterThatBecomesAReplicaLeavesDoubt() throws {
        let server = try RedisServer()
        let client = try RedisClient(server.url())
        let control = try server.client()
        try onThreads(2) { thread in
            if thread == 0 {
                let found = failure { _ = try client.confirm(Command("INCR", "n"), key: "n", replicas: 1) }
                #expect(found?.code == .unknownOutcome && found?.retry == .sameIDs)
            } else {
                try Patience.wait {
                    try control.send(Command("INFO", "clients")).text?.contains("blocked_clients:1") == true
                }
                _ = try control.send(Command("REPLICAOF", "127.0.0.1", "1"))
            }
        }
    }

    private static func credentials(_ password: String) -> RedisOptions {
        var options = RedisOptions()
        options.password = Secret(password)
        return options
    }
}
