import Multichat
import MultichatRedis
import MultichatRedisSupport
import TestSupport
import Testing

/// Servers that can't be used: opening the store names the host and the cause, within the deadline.
@Suite(.disabled(if: !RedisServer.isInstalled, RedisServer.reason)) struct OpeningTests {
    @Test func nobodyListens() {
        let port = FreePort.next()
        expect("nobody listens", at: port, .later) { "redis://127.0.0.1:\($0)?timeout=2s" }
    }

    @Test func aHostWithoutAnAddress() {
        let error = failure { _ = try RedisStore(RedisURL("redis://no-such-host.invalid?timeout=2s", password: nil)) }
        #expect(error?.code == .unavailable && error?.message.contains("no-such-host.invalid") == true)
    }

    @Test(arguments: ["wr0ng", nil]) func aWrongPassword(_ password: String?) throws {
        var options = RedisOptions()
        options.password = Secret("s3cret")
        let server = try RedisServer(["--requirepass", "s3cret"], probe: options)
        let word = password == nil ? "wants a password" : "refused the user or the password"
        let error = expect(word, at: server.port, .never) {
            "redis://\(password.map { ":\($0)@" } ?? "")127.0.0.1:\($0)"
        }
        #expect(error?.message.contains("wr0ng") == false && error?.hint?.contains("wr0ng") == false)
    }

    @Test func aWrongNameInTheCertificate() throws {
        let certificates = try Certificates(for: "DNS:localhost")
        let port = FreePort.next()
        var options = RedisOptions()
        options.isEncrypted = true
        options.authorities = certificates.authority
        let server = try RedisServer(certificates.arguments(port: port), port: port, host: "localhost", probe: options)
        expect("certificate", at: server.port, .never) { "rediss://127.0.0.1:\($0)?ca=\(certificates.authority)" }
        #expect(throws: Never.self) {
            try RedisStore(RedisURL("rediss://localhost:\(port)?ca=\(certificates.authority)", password: nil)).close()
        }
    }

    /// What Redis 6.0, and 5.0, which knows no HELLO, answer to it; and to INFO nothing worth knowing.
    @Test(arguments: [
        ("*4\r\n$7\r\nversion\r\n$6\r\n6.0.16\r\n$4\r\nmode\r\n$10\r\nstandalone\r\n", "6.0.16"),
        ("-ERR unknown command `HELLO`, with args beginning with: `2`, \r\n", "before 6.0"),
    ])
    func aServerOlderThanNeeded(_ reply: String, _ version: String) {
        let server = FakeServer(answering: reply + "$0\r\n\r\n")
        let error = expect(version, at: server.port, .never, .incompatible) { "redis://127.0.0.1:\($0)?timeout=2s" }
        #expect(error?.message.contains("6.2") == true)
    }

    @Test(arguments: ["HTTP/1.1 400 Bad Request\r\n\r\n", "\0\0\0", "*-5\r\n"]) func anotherProtocol(_ reply: String) {
        let server = FakeServer(answering: reply)
        let error = expect("", at: server.port, nil) { "redis://127.0.0.1:\($0)?timeout=1s" }
        #expect(error?.hint != nil)
    }

    @Test func aClusterWithoutSlots() throws {
        let server = try RedisServer(["--cluster-enabled", "yes"])
        let url = try RedisURL("redis-cluster://\(server.endpoint)?timeout=1s", password: nil)
        let error = failure { _ = try RedisStore(url) }
        #expect(error?.code == .unavailable && error?.message.contains("\(server.endpoint)") == true)
        #expect(error?.message.contains("no slot") == true)
    }

    @discardableResult
    private func expect(
        _ words: String, at port: Int, _ retry: Retry?, _ code: ErrorCode = .unavailable, _ url: (Int) -> String
    ) -> MultichatError? {
        let start = MonotonicTime.now()
        let text = url(port)
        let error = failure { _ = try RedisStore(RedisURL(text, password: nil)) }
        #expect(MonotonicTime.now() - start < .seconds(4))
        #expect(error?.code == code && error?.message.contains("127.0.0.1:\(port)") == true)
        #expect(words.isEmpty || error?.message.contains(words) == true, "\(error?.message ?? "")")
        #expect(retry == nil || error?.retry == retry)
        return error
    }
}
