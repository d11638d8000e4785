import Multichat

/// Reads the entries of a session page by page, however many and large they are.
struct EntryReader {
    private static let page = 500

    private let chat: Chat

    init(_ chat: Chat) { self.chat = chat }

    /// Hands over all entries of a query, in the log's order.
    func read(_ query: EntryQuery, _ body: (Entry) throws -> Void) throws {
        try chat.swarm.store.forEachPage(query) { try $0.forEach(body) }
    }

    /// Hands over the newest entries of a query, in the log's order.
    ///
    /// Where one page doesn't hold them, they are rather read twice than kept in memory.
    func readNewest(_ count: Int, of query: EntryQuery, _ body: (Entry) throws -> Void) throws {
        var newest = query
        newest.newestFirst = true
        newest.limit = min(count, Self.page)
        newest.byteLimit = EntryQuery.pageBytes
        var page = try chat.entries(newest)
        if page.cursor == nil || page.items.count == count { return try page.items.reversed().forEach(body) }
        var range = query
        range.through = page.items.first?.sequence
        var rest = count
        while let oldest = page.items.last {
            range.from = oldest.sequence
            rest -= page.items.count
            guard let cursor = page.cursor, rest > 0 else { break }
            newest.cursor = cursor
            newest.limit = min(rest, Self.page)
            page = try chat.entries(newest)
        }
        try read(range, body)
    }
}
