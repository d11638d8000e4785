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
        var page = EntryPage(query, count: 0)
        var full: Page<Entry>?
        let take = { (sequence: Int) in
            guard range.contains(sequence) else { return false }
            let entry = try entry(at: sequence, key: key)
            if filter.matches(entry) { full = page.add(entry) }
            return full == nil
        }
        if query.newestFirst {
            try keys.descend(key, from: range.upperBound, take)
        } else {
            try keys.ascend(key, behind: range.lowerBound - 1, take)
        }
        return full ?? Page(page.items)
    }

    /// The present values that a query wants, by key; one more than the page holds, if there is one.
    func latest(_ query: LatestQuery) throws -> [Entry] {
        let hidden = rewinds.hidden(asOf: query.asOf)
        if let key = query.key {
            return try newest(key, hidden: hidden, asOf: query.asOf).map { [$0] } ?? []
        }
        var items: [Entry] = []
        var key = try query.behind().map { try keys.next(behind: $0) } ?? keys.first(from: query.prefix ?? "")
        while let present = key, query.wants(present), items.count <= query.limit {
            if let entry = try newest(present, hidden: hidden, asOf: query.asOf) { items.append(entry) }
            key = try keys.next(behind: present)
        }
        return items
    }
}
