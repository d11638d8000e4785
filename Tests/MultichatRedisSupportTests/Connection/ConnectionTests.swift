import Multichat
import Testing

@testable import MultichatRedisSupport

@Suite struct ConnectionTests {
    private let endpoint = Endpoint.tcp(host: "h", port: 1)
    private let deadline = MonotonicTime(nanoseconds: .max)

    private func fault(_ connection: Connection, _ commands: [Command] = [Command("PING")]) throws -> Fault {
        try #require(throws: Fault.self) { try connection.pipeline(commands, until: deadline) }
    }

    @Test func repliesOfAPipelineAreInOrder() throws {
        let transport = ScriptedTransport(["+a\r", "\n:1\r\n$3\r\nab", "c\r\n"])
        let connection = Connection(transport, to: endpoint)
        let replies = try connection.pipeline([Command("A"), Command("B"), Command("C")], until: deadline)
        #expect(replies.map(\.text) == ["a", nil, "abc"] && replies[1].integer == 1)
        #expect(transport.sent == Array("*1\r\n$1\r\nA\r\n*1\r\n$1\r\nB\r\n*1\r\n$1\r\nC\r\n".utf8))
        #expect(connection.isQuiet)
    }

    @Test func aReplyThatIsLostMayHaveBeenMade() throws {
        let transport = ScriptedTransport(["+O"])
        let connection = Connection(transport, to: endpoint)
        let lost = try fault(connection)
        #expect(lost.mayHaveReached && lost.kind == .lost)
        #expect(lost.error(at: endpoint).code == .unknownOutcome)
        #expect(transport.isClosed && !connection.isOpen)
        // Nothing more can be sent: no reply could be told from a late one.
        let second = try fault(connection)
        #expect(!second.mayHaveReached)
    }

    @Test func whatWasNotSentIsUnavailable() throws {
        let transport = ScriptedTransport(["+OK\r\n"], sendFault: Fault(.lost, "gone"))
        let connection = Connection(transport, to: endpoint)
        let unsent = try fault(connection)
        #expect(!unsent.mayHaveReached && transport.isClosed)
        let error = unsent.error(at: endpoint)
        #expect(error.code == .unavailable && error.retry == .later && error.message.contains("h:1"))
    }

    @Test func bytesThatAreNoReplyCloseTheConnection() throws {
        let transport = ScriptedTransport(["HTTP/1.1 400\r\n"])
        let malformed = try fault(Connection(transport, to: endpoint))
        #expect(malformed.kind == .malformed && malformed.mayHaveReached && transport.isClosed)
    }

    @Test(arguments: [
        ("7.0.15", true), ("6.2.0", true), ("10.1", true), ("6.0.16", false), ("5.0.7", false), ("", false),
        ("x.y", false),
    ])
    func oldServersAreRefused(_ version: String, _ isRecent: Bool) throws {
        let hello = try Reply.parsed("*2\r\n$7\r\nversion\r\n$\(version.utf8.count)\r\n\(version)\r\n")
        let forbidden = try Reply.parsed("-NOPERM x\r\n")
        guard !isRecent else {
            #expect(try greet([hello, forbidden]).run == "")
            return
        }
        let fault = try #require(throws: Fault.self) { _ = try greet([hello, forbidden]) }
        #expect(fault.words.contains("6.2 is needed") && fault.kind == .refused)
        #expect(fault.error(at: endpoint).code == .incompatible)
    }

    @Test(arguments: [
        ("-WRONGPASS x\r\n", Fault.Kind.refused, "password"), ("-NOAUTH x\r\n", .refused, "password"),
        ("-ERR unknown command `HELLO`\r\n", .refused, "6.2"),
        ("-ERR max number of clients reached\r\n", .unreachable, "clients"),
    ])
    func refusalsOfTheGreetingAreNamed(_ text: String, _ kind: Fault.Kind, _ word: String) throws {
        let fault = try #require(throws: Fault.self) { _ = try greet([Reply.parsed(text)]) }
        #expect(fault.kind == kind && fault.words.contains(word))
    }

    @Test func theRunOfTheServerIsRead() throws {
        let hello = try Reply.parsed("*2\r\n$7\r\nversion\r\n$5\r\n7.0.1\r\n")
        let info = "# Server\r\nredis_version:7.0.1\r\nrun_id:0a1b\r\ntcp_port:1\r\n"
        #expect(try greet([hello, Reply.parsed("$\(info.utf8.count)\r\n\(info)\r\n")]).run == "0a1b")
    }

    private func greet(_ replies: [Reply]) throws -> Greeting { try Handshake.check(replies, RedisOptions()) }
}
