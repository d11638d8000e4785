import Multichat
import Synchronization

extension SessionLog {
    /// A page of entries, read in runs from the side where the page begins.
    func entries(_ query: EntryQuery, at now: Timestamp) throws -> Page<Entry> {
        let state = try visibleState(at: now)
        guard var rest = try query.range(head: state.session.head.sequence) as ClosedRange<Int>? else {
            return Page([])
        }
        let filter = EntryFilter(query, rewinds: state.rewinds)
        var page = EntryPage(query, count: rest.count)
        while true {
            let run = rest.end(query.newestFirst, count: max(min(page.room, 1023) + 1, 16))
            let extent = try contents.withLock { try $0.extent(run, newestFirst: query.newestFirst) }
            var loaded = try extent.load()
            var seen = 0
            while seen < extent.range.count {
                let sequence = query.newestFirst ? extent.range.upperBound - seen : extent.range.lowerBound + seen
                guard let entry = loaded.entry(sequence) else {
                    try relocate(sequence)
                    break
                }
                seen += 1
                guard filter.matches(entry) else { continue }
                if let page = page.add(entry) { return page }
            }
            guard let more = rest.without(seen, query.newestFirst) else { return Page(page.items) }
            rest = more
        }
    }

    /// A page of present values.
    func latest(_ query: LatestQuery, at now: Timestamp) throws -> Page<Entry> {
        let behind = try query.behind()
        _ = try visibleState(at: now)
        let sequences = try contents.withLock { try $0.latest(query, behind: behind) }
        return query.page(try sequences.map { try entry(at: $0) })
    }

    /// The session as it is now.
    ///
    /// - Throws: code `notFound` where it is expired.
    private func visibleState(at now: Timestamp) throws -> SessionState {
        let state = try state()
        guard !state.session.isExpired(at: now) else { throw MultichatError.unknown(reference) }
        return state
    }

    private func entry(at sequence: Int) throws -> Entry {
        while true {
            var loaded = try contents.withLock { try $0.extent(sequence...sequence, newestFirst: true) }.load()
            if let entry = loaded.entry(sequence) { return entry }
            try relocate(sequence)
        }
    }

    /// Looks anew where a line stands that isn't where it was.
    ///
    /// - Throws: code `damaged` where it has not moved.
    private func relocate(_ sequence: Int) throws {
        try contents.withLock { contents in
            guard try contents.relocate(sequence) else { throw contents.lost(sequence) }
        }
    }
}

extension ClosedRange<Int> {
    /// The first or the last of these sequences.
    func end(_ isLast: Bool, count: Int) -> ClosedRange<Int> {
        isLast
            ? Swift.max(lowerBound, upperBound - count + 1)...upperBound
            : lowerBound...Swift.min(upperBound, lowerBound + count - 1)
    }

    /// What is left without so many at one end; `nil` where nothing is.
    func without(_ count: Int, _ isLast: Bool) -> ClosedRange<Int>? {
        let low = isLast ? lowerBound : lowerBound + count
        let high = isLast ? upperBound - count : upperBound
        return low <= high ? low...high : nil
    }
}
