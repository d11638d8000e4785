import Multichat

/// An entry of a session.
public struct EntryView: View {
    private let session: SessionID
    private let entry: Entry

    /// Shows an entry.
    public init(_ entry: Entry, of session: SessionID) {
        self.session = session
        self.entry = entry
    }

    /// Writes it as one JSON object.
    public func write(to writer: inout JSONWriter) {
        writer.raw("{")
        writeMembers(to: &writer)
        writer.raw("}")
    }

    /// Writes its members, so that others can stand behind them.
    public func writeMembers(to writer: inout JSONWriter) {
        writer.member("session", session.text)
        writer.member("sequence", entry.sequence)
        writer.member("id", entry.id.text)
        writer.member("kind", entry.kind.text)
        writer.member("key", entry.key?.text)
        writer.member("author", entry.author?.text)
        writer.key("time")
        writer.time(entry.time)
        writer.key("body")
        writer.json(entry.body)
        writer.key("chain")
        writer.digest(entry.chain)
    }
}
