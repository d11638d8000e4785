import Multichat

/// What waits of one session.
struct PendingSession {
    /// When the session was made: another one with its id must not get these entries.
    var incarnation: Timestamp
    /// When its oldest entry came, by the monotonic clock.
    var since: Int64
    /// The entries, by their sequences.
    var entries: [Int: Entry] = [:]
    /// The last of their sequences.
    var last = 0
    /// The highest fence.
    var fence = 0

    /// The entries in the log's order.
    var inOrder: [Entry] { entries.values.sorted { $0.sequence < $1.sequence } }

    init(_ incarnation: Timestamp, since: Int64) {
        self.incarnation = incarnation
        self.since = since
    }

    /// Adds what an append stored; answers how many entries and bytes of bodies wait more now.
    ///
    /// - Parameter fresh: nothing, of the session that the entries belong to; it takes the place of another one's.
    mutating func add(_ append: UnflushedAppend, over fresh: PendingSession, fence: Int) -> (count: Int, bytes: Int) {
        var added = (count: 0, bytes: 0)
        if incarnation != fresh.incarnation {
            for entry in entries.values { added = (added.count - 1, added.bytes - entry.body.text.utf8.count) }
            self = fresh
        }
        self.fence = max(self.fence, fence)
        last = max(last, append.receipt.last)
        for entry in append.entries ?? [] where entries.updateValue(entry, forKey: entry.sequence) == nil {
            added = (added.count + 1, added.bytes + entry.body.text.utf8.count)
        }
        return added
    }
}
