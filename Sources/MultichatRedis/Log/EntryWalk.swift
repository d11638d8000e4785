import Multichat

/// Fills a page from a log, some entries at a time.
struct EntryWalk {
    /// How many entries are asked for at first, before their size is known.
    static let firstSlice = 64
    private static let greatestSlice = 1000
    /// How many bytes a slice is to have at most, going by those before it.
    private static let sliceBytes = 4 << 20

    private let filter: EntryFilter
    private let newestFirst: Bool
    private var page: EntryPage
    /// What is still to be looked at.
    private var rest: ClosedRange<Int>?
    private var seen = (count: 0, bytes: 0)
    private var lastCount: Int

    init(_ query: EntryQuery, rewinds: Rewinds, range: ClosedRange<Int>) {
        filter = EntryFilter(query, rewinds: rewinds)
        newestFirst = query.newestFirst
        page = EntryPage(query, count: range.count)
        rest = range
        lastCount = min(query.limit, Self.firstSlice)
    }

    /// The page, where nothing is left to be looked at.
    var end: Page<Entry> { Page(page.items) }

    /// What to ask for next; `nil` at the end.
    var next: LogSlice? {
        guard let rest else { return nil }
        let average = seen.count == 0 ? 1 : max(seen.bytes / seen.count, 1)
        // Where few entries are wanted of many, slices grow.
        let count = min(max(page.room + 1, 2 * lastCount), Self.greatestSlice, max(Self.sliceBytes / average, 1))
        return LogSlice(rest, newestFirst: newestFirst, count: min(count, rest.count))
    }

    /// Takes the next entries; answers the page once it is full.
    mutating func take(_ entries: [Entry]) -> Page<Entry>? {
        for entry in entries {
            seen.bytes += entry.body.text.utf8.count
            if filter.matches(entry), let page = page.add(entry) { return page }
        }
        seen.count += entries.count
        lastCount = max(entries.count, lastCount)
        guard let last = entries.last?.sequence, let range = rest else { return nil }
        if newestFirst {
            rest = last > range.lowerBound ? range.lowerBound...last - 1 : nil
        } else {
            rest = last < range.upperBound ? last + 1...range.upperBound : nil
        }
        return nil
    }
}
