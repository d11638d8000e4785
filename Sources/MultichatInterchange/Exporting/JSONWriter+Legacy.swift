import Multichat

extension JSONWriter {
    /// A message as an object of `messages.json`.
    mutating func legacy(_ message: Message, _ entry: Entry, _ session: SessionID) {
        raw("{\"id\":")
        string(entry.id.text)
        raw(",\"sender\":")
        string((entry.author ?? AgentNames.unknown).text)
        raw(",\"recipient\":")
        string(message.to.isEmpty ? "All" : message.to.map(\.text).joined(separator: ", "))
        raw(",\"content\":")
        content(message.content)
        raw(",\"timestamp\":")
        seconds(entry.time)
        raw(",\"session_id\":")
        string(session.text)
        if let priority = message.priority {
            raw(",\"priority\":")
            string(priority)
        }
        if !message.tags.isEmpty {
            raw(",\"tags\":")
            strings(message.tags)
        }
        raw("}")
    }

    /// A time as seconds since 1970 with a fraction.
    mutating func seconds(_ time: Timestamp) {
        let micros = time.microseconds.magnitude
        let fraction = String(micros % 1_000_000)
        let zeros = String(repeating: "0", count: 6 - fraction.utf8.count)
        bytes.append(contentsOf: "\(time.microseconds < 0 ? "-" : "")\(micros / 1_000_000).\(zeros)\(fraction)".utf8)
    }

    private mutating func content(_ content: Message.Content) {
        switch content {
        case .text(let text): string(text)
        case .parts(let parts): string(parts.text)
        case .none: string("")
        }
    }
}
