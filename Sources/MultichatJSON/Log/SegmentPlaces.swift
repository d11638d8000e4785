import Multichat
import MultichatFiles

/// Where the lines of a whole segment stand.
struct SegmentPlaces {
    let file: File
    /// The first sequence.
    let first: Int
    /// The offset of each line, or ``SegmentMap/lost``.
    let offsets: LineOffsets
    /// Where the last line ends.
    let end: Int

    /// The bytes that are read at once, unless a single line has more.
    private static let bytesAtOnce = 1 << 20

    /// The lines of a range that are read at once: those at the end that is wanted first.
    func extent(of wanted: ClosedRange<Int>, newestFirst: Bool) -> LogExtent {
        var low = max(wanted.lowerBound - first, 0)
        var high = min(wanted.upperBound - first, offsets.count - 1)
        if newestFirst {
            let stop = end(of: high)
            var place = high
            while place > low, stop - offsets[place - 1] <= Self.bytesAtOnce { place -= 1 }
            low = place
        } else {
            let start = offsets[low]
            var place = low
            while place < high, end(of: place + 1) - start <= Self.bytesAtOnce { place += 1 }
            high = place
        }
        return LogExtent(
            file: file, first: first + low, offsets: (low...high).map { offsets[$0] },
            behind: high + 1 < offsets.count ? offsets[high + 1] : end, end: end(of: high))
    }

    /// Where a line ends, at the latest.
    private func end(of index: Int) -> Int { offsets.next(from: index + 1) ?? end }
}
