import Multichat

extension LogContents: EntryLookup {
    func entry(withID id: EntryID) throws -> Entry? {
        if let entry = pending.entry(withID: id) { return entry }
        let fingerprint = Fingerprint.of(id)
        if let entry = try entry(id, at: map.ids.candidates(fingerprint)) { return entry }
        for number in sealed.indices.reversed() where sealed[number].bloom?.mayContain(fingerprint) ?? true {
            let sequences = try ask(number, { $0.candidates(fingerprint) }, orMap: { $0.ids.candidates(fingerprint) })
            if let entry = try entry(id, at: sequences) { return entry }
        }
        return nil
    }

    func newest(_ key: EntryKey, hidden: HiddenRanges) throws -> Int? {
        try pending.newest(key, hidden: hidden) ?? newest(key, hidden: hidden, asOf: nil)
    }

    /// The sequence of the newest stored entry of a key that a reader sees, now or as of a sequence.
    func newest(_ key: EntryKey, hidden: HiddenRanges, asOf sequence: Int?) throws -> Int? {
        let view = KeyView(hidden: hidden, asOf: sequence)
        if let found = view.newest(map.keys[key] ?? []) { return found }
        let fingerprint = Fingerprint.of(key)
        for number in sealed.indices.reversed() where sealed[number].bloom?.mayContain(fingerprint) ?? true {
            let places = try ask(
                number, { $0.section(.keys).map { KeyTable($0).places(key) } }, orMap: { $0.keys[key] ?? [] })
            if let found = view.newest(places) { return found }
        }
        return nil
    }

    private func entry(_ id: EntryID, at sequences: [Int]) throws -> Entry? {
        for sequence in sequences {
            let entry = try entry(at: sequence)
            if entry.id == id { return entry }
        }
        return nil
    }
}

/// Which entries of a key a reader sees.
struct KeyView {
    var hidden: HiddenRanges
    var asOf: Int?

    /// The newest of these places that is seen.
    func newest(_ places: [KeyPlace]) -> Int? {
        places.last { place in
            place.sequence <= asOf ?? .max && (place.isStructural || !hidden.contains(place.sequence))
        }?.sequence
    }
}
