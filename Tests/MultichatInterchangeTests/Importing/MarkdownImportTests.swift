import Multichat
import MultichatInterchange
import Testing

@Suite struct MarkdownImportTests {
    static let headers = [
        "**From:** Agent-3 (Ops)\n**To:** Captain (Agent-4)\n**Priority:** **LEGENDARY**\n**Timestamp:** 2025-10-10 03:45:00",
        "**From**: Agent-3\n**To**: Agent-4\n**Priority**: LEGENDARY  \n**Date**: 2025-10-09\n**Timestamp**: 2025-10-10T03:45:00Z",
        "- 📤 FROM: AGENT-3 - Ops\n- 📥 TO: agent-4\nPRIORITY: LEGENDARY\nDate: 2025-10-10\nTime: 03:45",
        "---\nfrom: Agent-3\nto: [Agent-4]\npriority: LEGENDARY\ntimestamp: 2025-10-10 03:45\n---",
    ]

    @Test(arguments: headers) func headersAreReadInManyForms(_ header: String) throws {
        let bench = try ImportBench()
        let text = "# Hello\r\n\n\(header)\n\n## News\n**From:** nobody\nAll is well.\n"
        try bench.write("inbox/Agent-4/news.md", header.hasPrefix("---") ? header + "\n# Hello\n\nAll is well." : text)
        try bench.run()
        let entry = try #require(try bench.entries("inbox/Agent-4").first)
        #expect(entry.author == "Agent-3")
        #expect(entry.time.description == "2025-10-10T03:45:00.000000Z")
        let body = JSONValue(entry.body)
        #expect(body["to"]?.strings == ["Agent-4"])
        #expect(body["priority"]?.string == "LEGENDARY")
        #expect(body["content"]?.string?.contains("All is well.") == true)
        #expect(body["content"]?.string?.hasPrefix("# Hello") == true)
    }

    static let firstLines: [(String, String, String)] = [
        ("[A2A] AGENT-7 → CAPTAIN AGENT-4", "Agent-7", "Agent-4"),
        ("# 🤝 Agent-3 → Agent-1: accepted!", "Agent-3", "Agent-1"),
        ("# Message from Agent-6 to Captain (Agent-4)", "Agent-6", "Agent-4"),
        ("# [C2A] Agent-2 | CRITICAL", "Captain", "Agent-2"), ("[C2A] CAPTAIN → Agent-2", "CAPTAIN", "Agent-2"),
        ("# From plan → done", "unknown", "Agent-9"),
    ]

    @Test(arguments: firstLines) func firstLinesTellWhoWritesToWhom(_ line: String, _ sender: String, _ to: String)
        throws
    {
        let bench = try ImportBench()
        try bench.write("inbox/Agent-9/note.md", "\(line)\n\n---\nText")
        try bench.run()
        let entry = try #require(try bench.entries("inbox/Agent-9").first)
        #expect(entry.author?.text == sender)
        #expect(JSONValue(entry.body)["to"]?.strings == [to])
    }

    static let names: [(String, String)] = [
        ("msg_agent6_done.md", "Agent-6"), ("A2A_AGENT5_CYCLE.md", "Agent-5"), ("AGENT_1_ACK.md", "Agent-1"),
        ("C2A_ORDERS.md", "Captain"), ("2025-01-19_Agent-8_Report.md", "Agent-8"), ("NOTES.md", "unknown"),
        ("CHECK_Agent-3.md", "unknown"),
    ]

    @Test(arguments: names) func fileNamesTellTheSenderWhereNothingElseDoes(_ name: String, _ sender: String) throws {
        let bench = try ImportBench()
        try bench.write("inbox/Agent-2/archive/\(name)", "Just text.")
        try bench.run()
        #expect(try bench.entries("inbox/Agent-2").first?.author?.text == sender)
    }

    @Test func theTextIsKeptByteForByte() throws {
        let bench = try ImportBench()
        let text = "\u{FEFF}# Caf\u{E9}\r\n**From:** Agent-1\r\n\r\nx\t\u{1F600}\u{0}\n"
        try bench.write("inbox/Agent-2/a.md", text)
        try bench.run()
        let source = try bench.body("inbox/Agent-2")["source"]
        #expect(source?["text"]?.string.map { Array($0.utf8) } == Array(text.utf8))
        #expect(source?["path"]?.string == "inbox/Agent-2/a.md")
        #expect(source?["format"]?.string == "inbox")
    }

    @Test func whatIsMissingIsLeftOut() throws {
        let bench = try ImportBench()
        try bench.write("inbox/Agent-2/a.md", "Hello")
        try bench.run()
        let body = try bench.body("inbox/Agent-2")
        #expect(body["sentAt"] == nil)
        #expect(body["subject"] == nil)
        #expect(body["priority"] == .null)
        #expect(body["tags"] == .array([]))
    }

    @Test func devlogsBelongToTheirAgent() throws {
        let bench = try ImportBench()
        try bench.write(
            "devlogs/a.md",
            "# Done\n**Agent**: Agent-3 (Database)\n**Date**: January 19, 2025\n**Tags**: `a-b`, `c`\n## Summary\nX")
        try bench.write("devlogs/b.md", "**Agent:** Agent-3\n**FROM:** Agent-1\n**TO:** Agent-3\n## X")
        try bench.run()
        let entry = try #require(try bench.entries("devlog/Agent-3").first)
        #expect(entry.author == "Agent-3")
        #expect(entry.time.description == "2025-01-19T00:00:00.000000Z")
        #expect(JSONValue(entry.body)["tags"]?.strings == ["a-b", "c"])
        #expect(try bench.body("devlog/Agent-1")["to"]?.strings == ["Agent-3"])
    }

    @Test func markdownOfNoKindIsLeftAlone() throws {
        let bench = try ImportBench()
        try bench.write("README.md", "# A project")
        let report = try bench.run()
        #expect(report.total.messages == 0)
        #expect(report.refused.isEmpty)
        #expect(report.leftAlone == ["README.md"])
        #expect(try bench.run("README.md").refused.count == 1)
    }

    @Test func invalidUTF8IsRefusedWithItsPlace() throws {
        let bench = try ImportBench()
        try bench.write("inbox/Agent-1/a.md", Array("ok ".utf8) + [0xFF])
        try bench.write("inbox/Agent-1/b.md", "fine")
        let report = try bench.run()
        #expect(report.refused.map(\.reason) == ["The file is not valid UTF-8 at byte 3."])
        #expect(report.byFormat[.inbox]?.messages == 1)
        #expect(report.byFormat[.inbox]?.refused == 1)
    }
}
