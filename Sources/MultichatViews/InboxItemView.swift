import Multichat

/// A message of an inbox: its entry, and whether it is read.
public struct InboxItemView: View {
    private let item: InboxItem

    /// Shows an item.
    public init(_ item: InboxItem) { self.item = item }

    /// Writes it as one JSON object.
    public func write(to writer: inout JSONWriter) {
        writer.raw("{")
        EntryView(item.entry, of: item.session).writeMembers(to: &writer)
        writer.key("read")
        writer.bool(item.isRead)
        writer.raw("}")
    }
}
