import Multichat

/// A text file with the messages that one agent received, between lines of `=`.
enum InboxLog {
    /// Whether a text file lies in an inbox, is named after one, or has such lines.
    static func recognises(_ file: ImportedFile) -> Bool {
        if file.place.folder == .inbox || file.found.name.lowercased().contains("inbox") { return true }
        guard let text = try? file.text() else { return false }
        let blocks = blocks(text)
        return blocks.count > 1 || blocks.contains { MarkdownHeader($0).has(["from", "sender"]) }
    }

    static func read(_ file: ImportedFile, _ collection: inout ImportCollection) throws {
        let text = try file.text()
        collection.count(.logs)
        for (number, block) in blocks(text).enumerated() {
            collection.add("message \(number + 1)", of: file, .logs) { try record(block, file) }
        }
    }

    private static func record(_ text: String, _ file: ImportedFile) throws -> ImportedRecord {
        let header = MarkdownHeader(text)
        let first = FirstLine(header.firstLine)
        let owner = try file.owner()
        let named = header.value("to", "recipient", "recipients") ?? first.recipient
        let recipients = try named.map { try file.names.recipients($0) } ?? owner.map { [$0] } ?? []
        let agent = owner ?? recipients.first
        var record = try file.record(.logs, "inbox/\(agent ?? AgentNames.unknown)", text)
        record.author = try file.names.agent(header.value("from", "sender") ?? first.sender)
        record.participants = agent.map { [$0] } ?? []
        header.fill(&record, recipients, file.zone)
        return record
    }

    /// The texts between the lines of `=`, whole; empty ones are no messages.
    private static func blocks(_ text: String) -> [String] {
        var blocks: [String] = []
        var lines: [Substring] = []
        for line in TextLines.of(text) {
            if isSeparator(line) {
                blocks.append(lines.joined(separator: "\n"))
                lines = []
            } else {
                lines.append(line)
            }
        }
        blocks.append(lines.joined(separator: "\n"))
        return blocks.filter { !Markup.plain($0).isEmpty }
    }

    private static func isSeparator(_ line: Substring) -> Bool {
        let line = line.drop { $0.isWhitespace }
        let count = line.prefix { $0 == "=" }.count
        return count >= 10 && line.dropFirst(count).allSatisfy(\.isWhitespace)
    }
}
