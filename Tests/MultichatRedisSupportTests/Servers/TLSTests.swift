import Multichat
import MultichatRedisSupport
import TestSupport
import Testing

@Suite(.disabled(if: !RedisServer.isInstalled, RedisServer.reason)) struct TLSTests {
    private let certificates: Certificates
    private let server: RedisServer

    init() throws {
        certificates = try Certificates(for: "DNS:localhost")
        let port = FreePort.next()
        var options = RedisOptions()
        options.isEncrypted = true
        options.authorities = certificates.authority
        server = try RedisServer(certificates.arguments(port: port), port: port, host: "localhost", probe: options)
    }

    private func client(_ url: String) throws -> RedisClient { try RedisClient(RedisURL(url, password: nil)) }

    @Test func commandsOfAnySizePass() throws {
        let client = try client("rediss://localhost:\(server.port)?ca=\(certificates.authority)")
        for size in [0, 1, 16_384, 70_000, 5_000_000] {
            let value = String(repeating: "x", count: size)
            _ = try client.send(Command("SET", "a", value))
            #expect(try client.send(Command("GET", "a")).bytes?.count == size)
        }
        let replies = try client.pipeline((0..<500).map { Command("ECHO", String($0)) })
        #expect(replies.compactMap(\.text) == (0..<500).map(String.init))
        #expect(client.figures.values.map(\.opened) == [1])
    }

    @Test func anotherNameIsRefused() throws {
        let error = failure {
            _ = try client("rediss://127.0.0.1:\(server.port)?ca=\(certificates.authority)")
        }
        #expect(error?.code == .unavailable && error?.retry == .never)
        #expect(error?.message.contains("127.0.0.1:\(server.port)") == true)
        #expect(error?.message.contains("certificate") == true)
    }

    @Test func anUnknownAuthorityIsRefused() throws {
        let error = failure { _ = try client("rediss://localhost:\(server.port)") }
        #expect(error?.code == .unavailable && error?.message.contains("certificate") == true)
        let other = failure { _ = try client("rediss://localhost:\(server.port)?ca=/no/such/file") }
        #expect(other?.message.contains("authorities") == true)
    }

    @Test func anAddressMayBeNamed() throws {
        let certificates = try Certificates(for: "IP:127.0.0.1")
        let port = FreePort.next()
        var options = RedisOptions()
        options.isEncrypted = true
        options.authorities = certificates.authority
        let server = try RedisServer(certificates.arguments(port: port), port: port, probe: options)
        let client = try client("redis://127.0.0.1:\(server.port)?tls=1&ca=\(certificates.authority)")
        #expect(try client.send(Command("PING")).text == "PONG")
    }

    @Test func plainAndEncryptedDoNotMix() throws {
        let plain = failure { _ = try client("redis://localhost:\(server.port)") }
        #expect(plain?.code == .unavailable && plain?.hint?.contains("rediss") == true)
        let other = try RedisServer()
        let encrypted = failure { _ = try client("rediss://localhost:\(other.port)") }
        #expect(encrypted?.code == .unavailable && encrypted?.hint?.contains("TLS") == true)
    }

    @Test func aClosedConnectionIsReplaced() throws {
        let client = try client("rediss://localhost:\(server.port)?ca=\(certificates.authority)")
        _ = try client.send(Command("CLIENT", "KILL", "TYPE", "normal", "SKIPME", "no"))
        #expect(try client.send(Command("ECHO", "a").repeatable()).text == "a")
    }
}
