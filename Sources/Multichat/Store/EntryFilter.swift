/// Decides which entries a query wants; stores pass every entry of the range through it, in order.
public struct EntryFilter: Sendable {
    private let query: EntryQuery
    private let hidden: HiddenRanges
    /// Whether nothing but the range and the rewinds counts.
    private let isOpen: Bool

    /// Makes the filter of a query for a session's rewinds.
    public init(_ query: EntryQuery, rewinds: Rewinds) {
        self.query = query
        hidden = query.includesHidden ? HiddenRanges() : rewinds.hidden(asOf: query.asOf)
        isOpen =
            query.kind == nil && query.author == nil && query.recipient == nil && query.key == nil
            && query.keyPrefix == nil
    }

    /// Whether the query wants an entry.
    public func matches(_ entry: borrowing Entry) -> Bool {
        guard hidden.shows(entry.sequence, entry.kind) else { return false }
        if isOpen { return true }
        if let kind = query.kind, kind != entry.kind { return false }
        if let author = query.author, author != entry.author { return false }
        return matchesKey(entry.key) && isAddressed(entry)
    }

    private func matchesKey(_ key: EntryKey?) -> Bool {
        if let wanted = query.key, wanted != key { return false }
        guard let prefix = query.keyPrefix else { return true }
        return key?.hasPrefix(prefix) ?? false
    }

    private func isAddressed(_ entry: borrowing Entry) -> Bool {
        guard let recipient = query.recipient else { return true }
        // Whom an erased message was for is not known any more.
        guard entry.kind == .message, !entry.isErased else { return false }
        let recipients = Message.recipients(JSONValue(entry.body))
        return recipients.isEmpty || recipients.contains(recipient)
    }
}

extension EntryQuery {
    /// The sequences to look at for a head, in the log's order, after what earlier pages showed; `nil` for none.
    ///
    /// - Throws: ``MultichatError`` with the code `invalid` for a cursor of another query or a limit below 1.
    public func range(head: Int) throws -> ClosedRange<Int>? {
        try Page<Entry>.checkLimit(limit)
        var low = max(from ?? 1, 1)
        var high = min(through ?? head, asOf ?? head, head)
        if let place = try Cursor.sequence(cursor, newestFirst ? "d" : "a") {
            if newestFirst { high = min(high, place) } else { low = max(low, place) }
        }
        return low <= high ? low...high : nil
    }

    /// The cursor of the page that begins with a sequence.
    public func cursor(at sequence: Int) -> String {
        Cursor.make(newestFirst ? "d" : "a", [String(sequence)])
    }
}

extension Page {
    /// Checks the size of a page.
    public static func checkLimit(_ limit: Int) throws {
        guard limit >= 1 else { throw MultichatError(.invalid, "The limit is \(limit); at least 1 is needed.") }
    }
}
