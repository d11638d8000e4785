extension LatestQuery {
    /// The key that the page begins behind, if it is not the first.
    ///
    /// - Throws: ``MultichatError`` with the code `invalid` for a cursor of another query or a limit below 1.
    public func behind() throws -> EntryKey? {
        try Page<Entry>.checkLimit(limit)
        guard let cursor else { return nil }
        return EntryKey(unchecked: try Cursor.parts(cursor, "k", count: 1)[0])
    }

    /// The page of these entries, of which there may be one more than the limit.
    public func page(_ entries: [Entry]) -> Page<Entry> {
        guard entries.count > limit else { return Page(entries) }
        let items = Array(entries.prefix(limit))
        return Page(items, cursor: items.last?.key.map { Cursor.make("k", [$0.text]) })
    }

    /// Whether a key is asked for.
    public func wants(_ key: EntryKey) -> Bool {
        if let wanted = self.key { return wanted == key }
        return key.hasPrefix(prefix ?? "")
    }
}
