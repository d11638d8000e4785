import Multichat
import Testing

@Suite struct MessageTests {
    @Test func aMessageHasAllNineNames() {
        let body = Message("hello", to: ["A", "B"]).body
        #expect(
            body.text
                == #"{"to":["A","B"],"role":null,"content":"hello","priority":null,"tags":[],"replyTo":null,"#
                + #""toolCalls":null,"toolCallId":null,"usage":null}"#)
    }

    @Test func everyMemberComesBack() throws {
        var message = Message(content: .parts(try JSON(#"[{"type":"text"},1]"#)), to: ["e\u{301}"])
        message.role = "assistant"
        message.priority = "sehr \"dringend\""
        message.tags = ["", "a,b"]
        message.replyTo = 7
        message.toolCalls = try JSON(#"[{"id":"c1","args":{"x":1.0}}]"#)
        message.toolCallID = "c0"
        message.usage = try JSON(#"{"in":1e3}"#)
        #expect(Message(body: message.body) == message)
        #expect(try JSON(message.body.text) == message.body)
        message.content = .none
        #expect(Message(body: message.body) == message)
    }

    @Test func furtherMembersStandBehindTheNine() throws {
        let body = Message("x").body(adding: [.init("subject", .string("S")), .init("source", .null)])
        #expect(try JSON(body.text) == body)
        #expect(body.members?.map(\.key).suffix(3) == ["usage", "subject", "source"])
        #expect(Message(body: body) == Message("x"))
    }

    @Test(arguments: ["[]", "1", "\"text\"", "null"]) func otherBodiesAreNoMessages(_ text: String) throws {
        #expect(Message(body: try JSON(text)) == nil)
    }

    @Test func whatIsMissingOrOfAnotherTypeIsLeftOut() throws {
        let message = Message(body: try JSON(#"{"to":"A","content":5,"tags":[1,"t"],"replyTo":"x","role":[]}"#))
        #expect(message?.to == ["A"])
        #expect(message?.content == Message.Content.none)
        #expect(message?.tags == ["t"])
        #expect(message?.replyTo == nil && message?.role == nil)
        #expect(Message(body: .emptyObject) == Message(content: .none))
    }
}
