import Multichat
import MultichatViews
import Synchronization

/// All entries of a query, an object a line, a page at a time.
final class EntryLines: BodySource {
    private let chat: Chat
    private let query: Mutex<EntryQuery?>

    init(_ chat: Chat, _ query: EntryQuery) {
        self.chat = chat
        var query = query
        query.limit = 200
        query.byteLimit = 256 << 10
        self.query = Mutex(query)
    }

    func next(_ waker: Waker) -> BodyPiece {
        query.withLock { next in
            while let query = next {
                guard let page = try? chat.entries(query) else { return .failure }
                next = page.cursor.map { cursor in
                    var query = query
                    query.cursor = cursor
                    return query
                }
                guard page.items.isEmpty else { return .bytes(lines(page.items)) }
            }
            return .end
        }
    }

    func close() {}

    private func lines(_ entries: [Entry]) -> [UInt8] {
        var writer = JSONWriter(capacity: 64 << 10)
        for entry in entries {
            EntryView(entry, of: chat.id).write(to: &writer)
            writer.raw("\n")
        }
        return writer.bytes
    }
}
