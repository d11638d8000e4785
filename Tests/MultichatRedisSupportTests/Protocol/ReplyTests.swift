import Testing

@testable import MultichatRedisSupport

@Suite struct ReplyTests {
    @Test func everyKindIsRead() throws {
        let reply = try Reply.parsed("*6\r\n+OK\r\n:-42\r\n$3\r\na\0b\r\n$-1\r\n-MOVED 1 a:7\r\n*1\r\n*0\r\n")
        #expect(reply.elements.map(\.kind) == [.status, .integer, .string, .null, .error, .array])
        #expect(reply[0].text == "OK")
        #expect(reply[1].integer == -42)
        #expect(reply[2].bytes == [97, 0, 98])
        #expect(reply[3].isNull && reply[3].bytes == nil)
        #expect(reply[4].error == ServerError("MOVED 1 a:7"))
        #expect(reply[4].error?.code == "MOVED" && reply[4].error?.detail == "1 a:7")
        #expect(reply[5][0].count == 0)
        #expect(reply.integer == nil && reply.error == nil && reply.text == nil)
    }

    @Test func aPartOutlivesItsWhole() throws {
        let part = try Reply.parsed("*1\r\n*1\r\n$5\r\nhello\r\n")[0][0]
        #expect(part.text == "hello")
    }

    @Test func valuesAreFoundByName() throws {
        let reply = try Reply.parsed("*4\r\n$1\r\na\r\n:1\r\n$1\r\nb\r\n:2\r\n")
        #expect(reply.value(of: "b")?.integer == 2)
        #expect(reply.value(of: "c") == nil)
    }

    @Test(arguments: [
        "?\r\n", ":x\r\n", "$-2\r\n", "*-5\r\n", "*2147483648\r\n", "*1048577\r\n", "$99999999999999999999\r\n",
        "*1\r\n*1\r\n*1\r\n*1\r\n*1\r\n*1\r\n*1\r\n*1\r\n*1\r\n*1\r\n",
    ])
    func whatIsNoReplyIsAnError(_ text: String) {
        #expect(throws: MalformedReply.self) { try Reply.parsed(text) }
    }

    @Test func anErrorStays() throws {
        let reader = ReplyReader()
        #expect(throws: MalformedReply.self) { try reader.take("?") }
        #expect(throws: MalformedReply.self) { try reader.take("+OK\r\n") }
    }

    @Test(arguments: [
        ("ERR Error running script (call to f_0123): @user_script:12: WRONGTYPE Operation against a key", "WRONGTYPE"),
        ("ERR Error running script (call to f_0123): @user_script: 3: -OOM command not allowed", "OOM"),
        ("ERR Error running script (call to f_0123): @user_script:1: user_script:1: a bug", "ERR"),
        ("OOM command not allowed. script: 0123, on @user_script:1.", "OOM"),
    ])
    func refusalsInScriptsAreThoseOfTheirCommands(_ line: String, _ code: String) {
        #expect(ServerError(line).code == code)
    }
}

extension ReplyReader {
    /// Feeds bytes and answers the replies that are whole now.
    func take(_ bytes: some Sequence<UInt8>) throws -> [Reply] {
        try Array(bytes).withUnsafeBytes { try feed($0) }
        var replies: [Reply] = []
        while let reply = try next() { replies.append(reply) }
        return replies
    }

    func take(_ text: String) throws -> [Reply] { try take(text.utf8) }
}

extension Reply {
    /// The one reply that a text holds.
    static func parsed(_ text: String) throws -> Reply { try #require(try ReplyReader().take(text).first) }
}
