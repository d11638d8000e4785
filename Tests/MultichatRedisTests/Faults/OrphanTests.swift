import MultichatRedisSupport
import TestSupport
import Testing

#if canImport(Darwin)
    import Darwin
#else
    import Glibc
#endif

/// Servers of a test don't outlive its process, however that ends.
@Suite(.disabled(if: !RedisServer.isInstalled, RedisServer.reason)) struct OrphanTests {
    @Test func serversGoWithTheTestsProcess() async throws {
        let result = await #expect(processExitsWith: .signal(SIGKILL), observing: [\.standardOutputContent]) {
            let server = try RedisServer()
            let other = try RedisServer()
            print("\(server.port) \(other.port)\n", terminator: "")
            fflush(nil)
            kill(getpid(), SIGKILL)
        }
        let said = String(decoding: try #require(result).standardOutputContent, as: UTF8.self)
        let ports = said.split(whereSeparator: \.isWhitespace).compactMap { Int($0) }
        #expect(ports.count == 2)
        for port in ports {
            try Patience.wait { !RedisServer.answers(.tcp(host: "127.0.0.1", port: port), RedisOptions()) }
        }
    }

    @Test func aServerListensOnTheLoopbackOnly() throws {
        let server = try RedisServer()
        let client = try server.client()
        defer { client.close() }
        #expect(try client.send(Command("CONFIG", "GET", "bind"))[1].text == "127.0.0.1")
    }
}
