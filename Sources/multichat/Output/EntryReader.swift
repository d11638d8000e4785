import Multichat

/// Reads the entries of a session page by page, however many they are.
struct EntryReader {
    private static let page = 500

    private let chat: Chat

    init(_ chat: Chat) { self.chat = chat }

    /// Hands over all entries of a query, in the log's order.
    func read(_ query: EntryQuery, _ body: (Entry) throws -> Void) throws {
        var query = query
        query.limit = Self.page
        repeat {
            let page = try chat.entries(query)
            for entry in page.items { try body(entry) }
            query.cursor = page.cursor
        } while query.cursor != nil
    }

    /// Hands over the newest entries of a query, in the log's order.
    func readNewest(_ count: Int, of query: EntryQuery, _ body: (Entry) throws -> Void) throws {
        if count <= Self.page {
            for entry in try chat.entries(last: count, query) { try body(entry) }
        } else if let range = try newest(count, of: query) {
            var query = query
            query.from = range.lowerBound
            query.through = range.upperBound
            try read(query, body)
        }
    }

    /// Where the newest entries of a query stand. Many are rather read twice than kept in memory.
    private func newest(_ count: Int, of query: EntryQuery) throws -> ClosedRange<Int>? {
        var query = query
        query.newestFirst = true
        var rest = count
        var first: Int?
        var last: Int?
        repeat {
            query.limit = min(rest, Self.page)
            let page = try chat.entries(query)
            rest -= page.items.count
            last = last ?? page.items.first?.sequence
            first = page.items.last?.sequence ?? first
            query.cursor = page.cursor
        } while query.cursor != nil && rest > 0
        guard let first, let last else { return nil }
        return first...last
    }
}
