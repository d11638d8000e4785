/// Sequences of a session's log, kept as ranges: ascending, and apart from each other.
public struct SequenceRanges: Sendable, Equatable {
    /// The ranges.
    public private(set) var ranges: [ClosedRange<Int>] = []

    /// Makes no sequences.
    public init() {}

    /// Makes the sequences of one range.
    public init(_ range: ClosedRange<Int>) { ranges = [range] }

    /// Makes the sequences that are given, in any order.
    public init(_ sequences: some Sequence<Int>) {
        for sequence in sequences.sorted() { append(sequence) }
    }

    /// Whether there are none.
    public var isEmpty: Bool { ranges.isEmpty }

    /// How many there are.
    public var count: Int { ranges.reduce(0) { $0 + $1.count } }

    /// The lowest and the highest with all between them; `nil` where there are none.
    public var bounds: ClosedRange<Int>? {
        guard let first = ranges.first, let last = ranges.last else { return nil }
        return first.lowerBound...last.upperBound
    }

    /// Whether a sequence is among them.
    ///
    /// - Complexity: O(log n).
    public func contains(_ sequence: Int) -> Bool {
        var (low, high) = (0, ranges.count)
        while low < high {
            let middle = (low + high) / 2
            if ranges[middle].upperBound < sequence { low = middle + 1 } else { high = middle }
        }
        return low < ranges.count && ranges[low].contains(sequence)
    }

    /// Adds a sequence that is not below any of them.
    public mutating func append(_ sequence: Int) {
        guard let last = ranges.last, sequence <= last.upperBound + 1 else { return ranges.append(sequence...sequence) }
        ranges[ranges.count - 1] = last.lowerBound...Swift.max(last.upperBound, sequence)
    }

    /// Those that lie in a range.
    public func clamped(to range: ClosedRange<Int>) -> SequenceRanges {
        var result = SequenceRanges()
        result.ranges = ranges.filter { $0.overlaps(range) }.map { $0.clamped(to: range) }
        return result
    }
}

extension SequenceRanges {
    /// The same sequences in parts of at most so many, in order.
    func parts(of count: Int) -> [SequenceRanges] {
        var parts: [SequenceRanges] = []
        var room = 0
        for range in ranges {
            for low in stride(from: range.lowerBound, through: range.upperBound, by: count) {
                let part = low...Swift.min(low + count - 1, range.upperBound)
                if part.count <= room {
                    parts[parts.count - 1].ranges.append(part)
                } else {
                    parts.append(SequenceRanges(part))
                    room = count
                }
                room -= part.count
            }
        }
        return parts
    }

    /// The ranges as JSON: `[[first,last],…]`.
    public var json: JSON {
        JSONValue.array(ranges.map { .array([.integer($0.lowerBound), .integer($0.upperBound)]) }).json
    }

    /// Reads what ``json`` wrote; `nil` for anything else.
    public init?(_ value: JSONValue?) {
        guard let pairs = value?.array else { return nil }
        for pair in pairs {
            guard let ends = pair.array, ends.count == 2, let low = ends[0].integer, let high = ends[1].integer,
                low <= high, low > ranges.last?.upperBound ?? 0
            else { return nil }
            ranges.append(low...high)
        }
    }
}
