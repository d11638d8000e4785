/// Fills a page of entries as far as its query allows.
public struct EntryPage: Sendable {
    /// The entries so far, in the order that was asked for.
    public private(set) var items: [Entry] = []
    private let query: EntryQuery
    private var bytes = 0

    /// Begins the page of a query.
    ///
    /// - Parameters:
    ///   - query: what is asked for.
    ///   - count: how many entries there are at most.
    public init(_ query: EntryQuery, count: Int) {
        self.query = query
        items.reserveCapacity(min(query.limit, count, query.byteLimit == .max ? 1024 : 0))
    }

    /// How many more entries the page may take.
    public var room: Int { bytes < query.byteLimit || items.isEmpty ? query.limit - items.count : 0 }

    /// Takes the next entry that the query wants, or answers the page where that is full.
    public mutating func add(_ entry: Entry) -> Page<Entry>? {
        guard room > 0 else { return Page(items, cursor: query.cursor(at: entry.sequence)) }
        items.append(entry)
        if query.byteLimit != .max { bytes += entry.body.text.utf8.count }
        return nil
    }
}
