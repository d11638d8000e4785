import Multichat
import MultichatViews

/// A message of an inbox as it is printed: its entry, the session before it, and whether it is read.
struct InboxItemResult: Presentable {
    let item: InboxItem

    init(_ item: InboxItem) { self.item = item }

    func write(json writer: inout JSONWriter) { InboxItemView(item).write(to: &writer) }

    func lines(_ style: Style) -> [String] {
        let session = style.green(Printable.text(item.session.text, keepsLines: false))
        var lines = EntryText(item.entry, style).lines
        lines[0] = session + "  " + lines[0]
        return lines
    }
}
