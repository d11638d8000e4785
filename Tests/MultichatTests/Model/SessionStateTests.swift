import Multichat
import TestSupport
import Testing

@Suite struct SessionStateTests {
    @Test func messagesLetTheirAuthorsIn() throws {
        var log = FoldedLog()
        try log.add(.message, by: "A")
        try log.add(.value, by: "B")
        #expect(log.session.participants == ["A"])
        #expect(log.session.version == 1)
        try log.add(.message, by: "A")
        #expect(log.session.version == 1)
        #expect(log.session.head.sequence == 3)
    }

    @Test func agentsComeAndGo() throws {
        var log = FoldedLog()
        try log.add(.join, Lifecycle.agent("é"))
        try log.add(.join, Lifecycle.agent("e\u{301}"))
        try log.add(.leave, Lifecycle.agent("é"))
        #expect(log.session.participants.map { Array($0.text.utf8) } == [Array("e\u{301}".utf8)])
        log.fails(.notFound, .leave, Lifecycle.agent("nobody"))
        log.fails(.invalid, .join, .emptyObject)
        log.fails(.invalid, .join, JSONValue.object([.init("agent", .string(""))]).json)
    }

    @Test func statusesFollowTheirRules() throws {
        var log = FoldedLog()
        log.fails(.status, .reopen)
        try log.add(.end)
        for kind in [EntryKind.message, .value, .join, .end, .rewind, .lease, "custom"] {
            log.fails(.status, kind, kind == .rewind ? Lifecycle.rewind(to: 0) : Lifecycle.agent("A"))
        }
        try log.add(.archive)
        #expect(log.session.status == .archived)
        log.fails(.status, .archive)
        try log.add(.set, JSON(#"{"topic":"put away"}"#))
        try log.add(.reopen)
        #expect(log.session.status == .active && log.session.topic == "put away" && log.session.version == 4)
        try log.add(.message, by: "A")
    }

    @Test func changesAreFolded() throws {
        var log = FoldedLog()
        try log.add(.set, JSON(#"{"topic":"T","labels":{"a":"1","b":"2"},"ttl":1000}"#))
        #expect(log.session.expiry == .sliding(microseconds: 1000))
        try log.add(.set, JSON(#"{"labels":{"a":null,"c":""},"expiresAt":5}"#))
        #expect(log.session.labels == ["b": "2", "c": ""])
        #expect(log.session.expiry == .fixed(Timestamp(microseconds: 5)))
        try log.add(.set, JSON(#"{"topic":"","expiresAt":null}"#))
        #expect(log.session.topic == nil && log.session.expiry == nil)
        for body in [
            #"{"topic":1}"#, "[]", #"{"labels":{"a":1}}"#, #"{"ttl":0}"#, #"{"ttl":"1"}"#, #"{"expiresAt":"x"}"#,
        ] {
            log.fails(.invalid, .set, try JSON(body))
        }
        let many = (0..<64).map { "\"l\($0)\":\"\"" }.joined(separator: ",")
        log.fails(.invalid, .set, try JSON("{\"labels\":{\(many)}}"))
        #expect(log.session.labels == ["b": "2", "c": ""])
    }

    @Test func aRewindsTargetMustBeVisible() throws {
        var log = FoldedLog()
        for _ in 0..<5 { try log.add(.message, by: "A") }
        log.fails(.invalid, .rewind, Lifecycle.rewind(to: 6))
        log.fails(.invalid, .rewind, try JSON(#"{"to":-1}"#))
        try log.add(.rewind, Lifecycle.rewind(to: 2))
        for target in 3...5 { log.fails(.invalid, .rewind, Lifecycle.rewind(to: target)) }
        try log.add(.rewind, Lifecycle.rewind(to: 6))
        try log.add(.rewind, Lifecycle.rewind(to: 0))
        #expect(log.state.rewinds.hidden.range(around: 4) == 1...7)
    }

    @Test func theUpdateTimeNeverGoesBack() throws {
        var log = FoldedLog()
        try log.add(.message, by: "A", at: 5000)
        try log.add(.message, by: "A", at: 10)
        #expect(log.session.updatedAt.microseconds == 5000)
    }
}
