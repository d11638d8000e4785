/// A zone of the time zone database: a file in the format TZif of version 2 or later (RFC 8536).
struct ZoneFile: Sendable {
    /// When the clocks were changed, in seconds since 1970.
    private let changes: [Int64]
    /// Seconds east of UTC behind each change.
    private let offsets: [Int64]
    /// Seconds east of UTC before the first change.
    private let first: Int64
    /// What holds behind the last change.
    private let rule: ZoneRule?

    /// Reads a file's content; `nil` where it is none of that format.
    init?(_ bytes: [UInt8]) {
        guard let old = Block(bytes, at: 0, width: 4), old.version >= UInt8(ascii: "2"),
            let block = Block(bytes, at: old.end, width: 8), block.types > 0
        else { return nil }
        let kinds = block.start + 8 * block.changes
        let types = kinds + block.changes
        let known = (0..<block.types).map { Int64(Int32(truncatingIfNeeded: number(bytes, types + 6 * $0, 4))) }
        let changed = bytes[kinds..<types].map(Int.init)
        guard changed.allSatisfy(known.indices.contains) else { return nil }
        changes = (0..<block.changes).map { number(bytes, block.start + 8 * $0, 8) }
        offsets = changed.map { known[$0] }
        first = known[0]
        rule = ZoneRule(String(decoding: bytes[block.end...].filter { $0 != UInt8(ascii: "\n") }, as: UTF8.self))
    }

    /// Seconds east of UTC at a time in seconds since 1970.
    func secondsEast(at time: Int64) -> Int64 {
        var (low, high) = (0, changes.count)
        while low < high {
            let middle = (low + high) / 2
            if changes[middle] <= time { low = middle + 1 } else { high = middle }
        }
        if low == changes.count, let rule { return rule.secondsEast(at: time) }
        return low == 0 ? first : offsets[low - 1]
    }

    /// Seconds east of UTC when the zone's clocks show a time, given as if in UTC.
    ///
    /// Of two times that show the same it is the earlier; a time that was skipped is read as if nobody had moved the
    /// clocks yet.
    func secondsEast(whenClocksShow local: Int64) -> Int64 {
        let (before, behind) = (secondsEast(at: local - 86_400), secondsEast(at: local + 86_400))
        let fitting = [before, behind].filter { secondsEast(at: local - $0) == $0 }
        return fitting.max() ?? before
    }
}

/// One of the two blocks of a file; the second has times of eight bytes.
private struct Block {
    let version: UInt8
    /// How many changes and types of local time there are.
    let changes: Int
    let types: Int
    /// Where its data begin and end.
    let start: Int
    let end: Int

    init?(_ bytes: [UInt8], at place: Int, width: Int) {
        start = place + 44
        guard start <= bytes.count, bytes[place..<place + 4].elementsEqual("TZif".utf8) else { return nil }
        version = bytes[place + 4]
        let counts = (0..<6).map { Int(number(bytes, place + 20 + 4 * $0, 4)) }
        (changes, types) = (counts[3], counts[4])
        let marks = counts[0] + counts[1]
        end = start + changes * (width + 1) + types * 6 + counts[5] + counts[2] * (width + 4) + marks
        guard end <= bytes.count else { return nil }
    }
}

private func number(_ bytes: [UInt8], _ place: Int, _ width: Int) -> Int64 {
    bytes[place..<place + width].reduce(0) { $0 << 8 | Int64($1) }
}
