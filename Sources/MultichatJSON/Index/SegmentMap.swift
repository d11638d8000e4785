import Multichat

/// Where everything stands in one segment of a log.
struct SegmentMap {
    /// The offset of an entry that is damaged or missing.
    static let lost = -1
    /// What is greater is no sequence but damage.
    static let greatestSequence = 1 << 48

    /// The sequence that the segment begins with.
    let first: Int
    /// The offset of each entry's line, or ``lost``.
    private(set) var offsets = LineOffsets()
    /// Where the last complete batch ends.
    var end = 0
    private(set) var ids = IDTable()
    private(set) var keys: [EntryKey: [KeyPlace]] = [:]

    init(first: Int) { self.first = first }

    /// The number of entries, lost ones included.
    var count: Int { offsets.count }

    /// The sequence behind the last entry.
    var next: Int { first + offsets.count }

    /// Adds an entry whose line begins at an offset; what lies between it and the last one is lost.
    mutating func add(_ entry: Entry, at offset: Int) {
        lose(before: entry.sequence)
        offsets.append(offset)
        ids.insert(Fingerprint.of(entry.id), at: entry.sequence)
        guard let key = entry.key else { return }
        keys[key, default: []].append(KeyPlace(sequence: entry.sequence, isStructural: entry.kind.isStructural))
    }

    /// Marks all entries before a sequence that aren't there as lost.
    mutating func lose(before sequence: Int) {
        offsets.lose(to: sequence - first)
    }

    /// The filter over all ids and keys.
    var bloom: BloomFilter {
        let sorted = ids.sorted
        var filter = BloomFilter(capacity: sorted.count + keys.count)
        for id in sorted { filter.insert(id.fingerprint) }
        for key in keys.keys { filter.insert(Fingerprint.of(key)) }
        return filter
    }
}
