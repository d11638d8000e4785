import Multichat

/// An entry as it is printed.
struct EntryResult: Presentable {
    let session: SessionID
    let entry: Entry

    init(_ entry: Entry, of session: SessionID) {
        self.session = session
        self.entry = entry
    }

    func write(json writer: inout JSONWriter) {
        writer.raw("{")
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
        writer.raw("}")
    }

    func lines(_ style: Style) -> [String] { EntryText(entry, style).lines }
}
