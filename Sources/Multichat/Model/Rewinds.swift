/// The rewinds of a log and the ranges of sequences that they hide.
public struct Rewinds: Sendable, Equatable {
    /// One rewind: the entries between its target and itself are hidden, structural ones excepted.
    public struct Rewind: Sendable, Equatable {
        /// The sequence of the rewind's own entry.
        public var sequence: Int
        /// The last sequence that stays.
        public var target: Int

        /// Makes a rewind.
        public init(sequence: Int, target: Int) {
            self.sequence = sequence
            self.target = target
        }
    }

    /// All rewinds, by sequence.
    public private(set) var all: [Rewind] = []
    /// The hidden ranges that all of them make, ascending and apart from each other.
    public private(set) var hidden = HiddenRanges()

    /// Makes the rewinds of a log that has none.
    public init() {}

    /// Adds the next rewind of the log.
    public mutating func add(_ rewind: Rewind) {
        all.append(rewind)
        hidden.hide(after: rewind.target, before: rewind.sequence)
    }

    /// The ranges hidden by rewinds at or below a sequence; by all where it is `nil`.
    public func hidden(asOf sequence: Int?) -> HiddenRanges {
        guard let sequence, let last = all.last, last.sequence > sequence else { return hidden }
        var ranges = HiddenRanges()
        for rewind in all where rewind.sequence <= sequence {
            ranges.hide(after: rewind.target, before: rewind.sequence)
        }
        return ranges
    }
}

/// Ranges of sequences, ascending and apart from each other.
public struct HiddenRanges: Sendable, Equatable {
    private var ranges: [ClosedRange<Int>] = []

    /// Makes no ranges.
    public init() {}

    /// Whether nothing is hidden.
    public var isEmpty: Bool { ranges.isEmpty }

    /// Whether a sequence lies in one of the ranges.
    ///
    /// - Complexity: O(log n).
    public func contains(_ sequence: Int) -> Bool { range(around: sequence) != nil }

    /// The range that a sequence lies in.
    public func range(around sequence: Int) -> ClosedRange<Int>? {
        var low = 0
        var high = ranges.count
        while low < high {
            let middle = (low + high) / 2
            if ranges[middle].upperBound < sequence { low = middle + 1 } else { high = middle }
        }
        guard low < ranges.count, ranges[low].contains(sequence) else { return nil }
        return ranges[low]
    }

    /// Whether an entry can be seen: it lies outside, or records what happened to the session.
    @inline(__always) public func shows(_ sequence: Int, _ kind: EntryKind) -> Bool {
        isEmpty || !contains(sequence) || kind.isStructural
    }

    /// Hides what lies between two sequences, neither included; later rewinds end later.
    mutating func hide(after low: Int, before high: Int) {
        guard low + 1 <= high - 1 else { return }
        var start = low + 1
        while let last = ranges.last, last.upperBound >= start - 1 {
            start = min(start, last.lowerBound)
            ranges.removeLast()
        }
        ranges.append(start...high - 1)
    }
}
