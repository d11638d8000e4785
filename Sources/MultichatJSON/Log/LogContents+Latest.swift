import Multichat

extension LogContents {
    /// The sequences of the newest visible entries of the keys that a query wants, by key; one more than its limit.
    func latest(_ query: LatestQuery, behind: EntryKey?) throws -> [Int] {
        try loadFilters()
        // A line that is lost may have been the newest of any key.
        if let lost = damage.first(where: { $0.sequence <= query.asOf ?? .max }) {
            throw MultichatError.damaged(reference, sequence: lost.sequence, "\(lost.reason) (\(lost.place))")
        }
        let hidden = state.rewinds.hidden(asOf: query.asOf)
        if let key = query.key {
            guard behind.map({ $0 < key }) ?? true else { return [] }
            return try newest(key, hidden: hidden, asOf: query.asOf).map { [$0] } ?? []
        }
        let prefix = query.prefix ?? ""
        var walks = try tables(prefix).map { $0.walk(behind: behind, prefix: prefix) }
        let view = KeyView(hidden: hidden, asOf: query.asOf)
        var found: [Int] = []
        while found.count <= query.limit, let key = walks.compactMap(\.key).min(), key.hasPrefix(prefix) {
            if let sequence = Self.newest(key, in: walks, view) { found.append(sequence) }
            for place in walks.indices where walks[place].key == key { walks[place].advance() }
        }
        return found
    }

    /// The newest visible entry of the key that the walks have come to; the newest segment comes first.
    private static func newest(_ key: EntryKey, in walks: [KeyWalk], _ view: KeyView) -> Int? {
        for walk in walks where walk.key == key {
            if let sequence = view.newest(walk.places) { return sequence }
        }
        return nil
    }

    /// The keys of all segments that have any, the newest segment first.
    private func tables(_ prefix: String) throws -> [KeyTable] {
        var tables = [table(map.keys.filter { $0.key.hasPrefix(prefix) })]
        for number in sealed.indices.reversed() {
            let found = try ask(
                number, { $0.section(.keys).map { KeyTable($0) } }, orMap: { table($0.keys) })
            if !found.isEmpty { tables.append(found) }
        }
        return tables
    }

    private func table(_ keys: [EntryKey: [KeyPlace]]) -> KeyTable {
        var writer = ByteWriter()
        KeyTable.write(keys, to: &writer)
        return KeyTable(writer.bytes)
    }
}
