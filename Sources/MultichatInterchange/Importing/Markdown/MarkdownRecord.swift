import Multichat

/// A Markdown file that is one message or one report.
enum MarkdownRecord {
    static func read(_ file: ImportedFile, _ format: ImportFormat) throws -> ImportedRecord {
        let text = try file.text()
        let header = MarkdownHeader(text)
        let author = try author(header, file, format)
        var recipients = try recipients(header, file)
        let owner = try file.owner()
        if recipients == nil, file.place.folder == .inbox { recipients = owner.map { [$0] } }
        let name = format == .devlogs ? author ?? owner : owner ?? recipients?.first
        let agent = name ?? AgentNames.unknown
        var record = try file.record(format, format == .devlogs ? "devlog/\(agent)" : "inbox/\(agent)", text)
        record.author = author
        record.participants = name.map { [$0] } ?? []
        header.fill(&record, recipients ?? [], file.zone)
        return record
    }

    private static func author(
        _ header: MarkdownHeader, _ file: ImportedFile, _ format: ImportFormat
    ) throws -> AgentID? {
        let field = header.value("from", "sender") ?? (format == .devlogs ? header.value("agent") : nil)
        let outbox = file.place.folder == .outbox ? file.place.agent : nil
        return try file.names.agent(field ?? FirstLine(header.firstLine).sender ?? file.place.sender ?? outbox)
    }

    /// Those that the record names; `nil` where it names none, and none where it names everybody.
    private static func recipients(_ header: MarkdownHeader, _ file: ImportedFile) throws -> [AgentID]? {
        let field = header.value("to", "recipient", "recipients")
        guard let text = field ?? FirstLine(header.firstLine).recipient ?? file.place.recipient else { return nil }
        return try file.names.recipients(text)
    }
}

extension MarkdownHeader {
    /// Puts what the header says into a record.
    func fill(_ record: inout ImportedRecord, _ recipients: [AgentID], _ zone: ImportZone) {
        record.message = Message(content: content.map { .text($0) } ?? .none, to: recipients)
        record.message.priority = value("priority")
        record.message.tags = value("tags").map(Self.tags) ?? []
        record.subject = value("subject")
        record.status = value("status")
        let times = times
        if !times.isEmpty { record.sent = WrittenTime(times, zone: zone) }
    }

    /// The texts that may tell the time, the best first; a time of day alone belongs to the date.
    private var times: [String] {
        let date = value("date")
        var texts: [String] = []
        for text in [value("timestamp"), value("sent"), value("time")] {
            guard let text else { continue }
            if let date, text.dropFirst(2).first == ":" {
                texts.append(Self.day(date) + "T" + text)
            } else {
                texts.append(text)
            }
        }
        return texts + (date.map { [$0] } ?? [])
    }

    /// The date in digits where it is written with the month's name.
    private static func day(_ date: String) -> String {
        LongDate.parse(date).map { String($0.description.prefix(10)) } ?? date
    }

    /// Tags between commas, or, where there are none, between spaces; without `#` and quotes.
    private static func tags(_ text: String) -> [String] {
        let parts = text.contains(",") ? text.split(separator: ",") : text.split(separator: " ")
        return parts.map { Markup.plain(Markup.plain($0).drop { $0 == "#" }) }.filter { !$0.isEmpty }
    }
}
