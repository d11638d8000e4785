import Multichat
import MultichatInterchange
import Testing

@Suite struct InboxLogTests {
    static let line = String(repeating: "=", count: 50)

    @Test func messagesStandBetweenLinesOfEqualSigns() throws {
        let bench = try ImportBench()
        let first = "# NEWS\n\n**From**: Captain\n**To**: Agent-1\n**Timestamp**: 2025-09-09 09:24:54.6\n\nOne = 1\n=\n"
        let second = "\n# NEWS\n\n**From**: Agent-6\n**To**: All\n**Timestamp**: 2025-09-09 09:20:00\n\nTwo\r\n"
        try bench.write("logs/Agent-1_inbox.txt", "\(first)\n\(Self.line)\n\(second)\n\(Self.line)\r\n\n")
        let report = try bench.run()
        #expect(report.byFormat[.logs]?.messages == 2)
        let entries = try bench.entries("inbox/Agent-1")
        #expect(entries.map(\.author) == ["Agent-6", "Captain"])
        #expect(entries.map { JSONValue($0.body)["source"]?["text"]?.string } == [second, first])
        #expect(entries.map { JSONValue($0.body)["to"]?.strings } == [[], ["Agent-1"]])
    }

    @Test func equalMessagesAreKeptEach() throws {
        let bench = try ImportBench()
        let message = "**From**: Ann\n**To**: Agent-1\n\nPing\n"
        try bench.write("Agent-1_inbox.txt", "\(message)\(Self.line)\n\(message)\(Self.line)\n")
        #expect(try bench.run().total.messages == 2)
        let again = try bench.run()
        #expect(again.total.messages == 0)
        #expect(again.total.duplicates == 2)
        #expect(try bench.entries("inbox/Agent-1").count == 2)
    }
}
