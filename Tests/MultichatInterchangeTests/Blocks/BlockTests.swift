import Multichat
import MultichatInterchange
import TestSupport
import Testing

/// The blocks by hand: how they look, and what is refused.
struct BlockTests {
    @Test func aBlockLooksAsAgentsWriteIt() throws {
        var message = Message("The build is green.\n==========\nGo on.", to: ["Agent-2", "all"])
        message.priority = "NORMAL"
        message.tags = ["build", "a, b", "#x"]
        var block = MessageBlock(message, from: "Agent-1")
        block.session = "release"
        #expect(
            block.text(.a2a) == """
                [A2A] Agent-1 → Agent-2, all
                📤 FROM: Agent-1
                📥 TO: Agent-2, "all"
                Priority: NORMAL
                Tags: build, "a, b", #x
                Format: multichat/1
                Session: release
                ---
                The build is green.
                \\==========
                Go on.
                ============================================================

                """)
        #expect(
            block.plainText == """
                [A2A] Agent-1 → Agent-2, all
                📤 FROM: Agent-1
                📥 TO: Agent-2, "all"
                Priority: NORMAL
                Tags: build, "a, b", #x
                ---
                The build is green.
                ==========
                Go on.
                """)
        #expect(block.text(.devlog).hasPrefix("# Agent-1 → Agent-2, all\n**📤 FROM:** Agent-1\n"))
        #expect(block.text(.devlog).hasSuffix("\nGo on.\n<!-- end of message -->\n"))
    }

    static let faults: [(String, String)] = [
        ("[A2A] x\nFormat: multichat/1\n---\ncut", "has no end"),
        ("[A2A] x\nFormat: multichat/1\nSubject: x\n---\n\n==========", "line 3 is no field"),
        ("[A2A] x\nFormat: multichat/1\nDate: soon\n---\n\n==========", "line 3: The date"),
        ("[A2A] x\nFormat: multichat/2\n---\n\n==========", "another version"),
        ("[A2A] x\nFormat: multichat/1\nRole: a\nRole: b\n---\n\n==========", "line 4 stands there twice"),
        ("[A2A] x\nFormat: multichat/1\nTags: \"a\" b\n---\n\n==========", "comma is missing"),
        ("[A2A] x\nFormat: multichat/1\nTags: \"a\n---\n\n==========", "line 3"),
        ("[A2A] x\nFormat: multichat/1\nContent: parts\n---\n{\n==========", "block at line 1"),
        ("[A2A] x\nFormat: multichat/1\n---\nx\n==========\nmore", "line 6 stands outside"),
    ]

    @Test(arguments: faults) func whatIsWrongIsRefusedWithItsPlace(_ text: String, _ reason: String) throws {
        let bench = try ImportBench()
        try bench.write("inbox/Agent-1/a.md", text)
        let report = try bench.run()
        #expect(report.refused.count == 1)
        #expect(report.refused.first?.reason.contains(reason) == true, "\(report.refused)")
    }

    @Test func aBlockWithoutTheFieldFormatIsReadAsBefore() throws {
        let bench = try ImportBench()
        try bench.write(
            "inbox/Agent-2/a.md",
            "[A2A] Agent-1 → Agent-2\n📤 FROM: Agent-1\n📥 TO: Agent-2\nPriority: HIGH\nTags: a, b\n---\nBody")
        try bench.run()
        let entry = try #require(try bench.entries("inbox/Agent-2").first)
        #expect(entry.author == "Agent-1")
        let message = try #require(Message(body: entry.body))
        #expect(message.to == ["Agent-2"])
        #expect(message.priority == "HIGH")
        #expect(message.tags == ["a", "b"])
        #expect(JSONValue(entry.body)["source"]?["format"]?.string == "inbox")
    }

    @Test func anAcknowledgementAnswersInTheSameForm() throws {
        let swarm = Swarm(MemoryStore())
        let chat = try swarm.start("talk", with: ["Agent-1", "Agent-2"])
        var message = Message("Ready?", to: ["Agent-2"])
        message.priority = "HIGH"
        try chat.post(message, from: "Agent-1")
        let entry = try #require(try chat.messages(last: 1).first)
        let reply = Acknowledgement.message(of: entry, in: "talk", by: "Agent-2")
        #expect(reply.to == ["Agent-1"])
        #expect(reply.replyTo == entry.sequence)
        #expect(
            reply.content
                == .text(
                    """
                    [A2A] Agent-2 → Agent-1
                    📤 FROM: Agent-2
                    📥 TO: Agent-1
                    Priority: HIGH
                    Tags: ACKNOWLEDGEMENT
                    ---
                    ✅ Message \(entry.sequence) of talk is acknowledged.
                    """))
    }
}
