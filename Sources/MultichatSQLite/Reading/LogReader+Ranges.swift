import Multichat
import MultichatSQLiteSupport

extension LogReader {
    /// The entries of a range that a query wants.
    ///
    /// Every sequence of the range must be there: a gap is damage.
    func entries(_ query: EntryQuery, in range: ClosedRange<Int>) throws -> Page<Entry> {
        if let key = query.key { return try entries(query, of: key, in: range) }
        let filter = EntryFilter(query, rewinds: rewinds)
        let statement = try connection.statement(query.newestFirst ? SQL.entriesDescending : SQL.entriesAscending)
        defer { statement.reset() }
        statement.bind(1, Place.make(number, range.lowerBound))
        statement.bind(2, Place.make(number, range.upperBound))
        var page = EntryPage(query, count: range.count)
        var expected = query.newestFirst ? range.upperBound : range.lowerBound
        while try statement.step() {
            let entry = try EntryRow.read(statement, session)
            guard entry.sequence == expected else { throw missing(expected) }
            expected += query.newestFirst ? -1 : 1
            guard filter.matches(entry) else { continue }
            if let page = page.add(entry) { return page }
        }
        guard !range.contains(expected) else { throw missing(expected) }
        return Page(page.items)
    }

    /// The entries of one key, found by the key's own index.
    private func entries(_ query: EntryQuery, of key: EntryKey, in range: ClosedRange<Int>) throws -> Page<Entry> {
        let filter = EntryFilter(query, rewinds: rewinds)
        let statement = try connection.statement(
            query.newestFirst ? SQL.keySequencesDescending : SQL.keySequencesAscending)
        defer { statement.reset() }
        statement.bind(1, number)
        statement.bind(2, key.text)
        statement.bind(3, range.lowerBound)
        statement.bind(4, range.upperBound)
        var page = EntryPage(query, count: 0)
        while try statement.step() {
            let entry = try entry(at: statement.int(0), key: key)
            guard filter.matches(entry) else { continue }
            if let page = page.add(entry) { return page }
        }
        return Page(page.items)
    }

    /// The present values that a query wants, by key; one more than the page holds, if there is one.
    func latest(_ query: LatestQuery) throws -> [Entry] {
        let hidden = rewinds.hidden(asOf: query.asOf)
        if let key = query.key {
            return try newest(key, hidden: hidden, asOf: query.asOf).map { [$0] } ?? []
        }
        var items: [Entry] = []
        var key = try nextKey(try query.behind(), prefix: query.prefix ?? "")
        while let present = key, query.wants(present), items.count <= query.limit {
            if let entry = try newest(present, hidden: hidden, asOf: query.asOf) { items.append(entry) }
            key = try nextKey(present, prefix: "")
            guard key.map({ $0 > present }) ?? true else {
                throw MultichatError.damaged(session, sequence: head, "its index of keys is not in order")
            }
        }
        return items
    }

    /// The first key behind another, or the first at or behind a prefix.
    private func nextKey(_ behind: EntryKey?, prefix: String) throws -> EntryKey? {
        let statement = try connection.statement(behind == nil ? SQL.firstKey : SQL.nextKey)
        defer { statement.reset() }
        statement.bind(1, number)
        statement.bind(2, behind?.text ?? prefix)
        return try statement.step() ? EntryKey(unchecked: statement.text(0)) : nil
    }
}
