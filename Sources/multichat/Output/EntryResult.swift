import Multichat
import MultichatViews

/// An entry as it is printed.
struct EntryResult: Presentable {
    let session: SessionID
    let entry: Entry

    init(_ entry: Entry, of session: SessionID) {
        self.session = session
        self.entry = entry
    }

    func write(json writer: inout JSONWriter) { EntryView(entry, of: session).write(to: &writer) }

    func lines(_ style: Style) -> [String] { EntryText(entry, style).lines }
}
