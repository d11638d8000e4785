import Multichat
import MultichatFiles

/// A run of lines of one segment that is read at once.
struct LogExtent: Sendable {
    /// The segment.
    let file: File
    /// The sequence of the first line.
    let first: Int
    /// The offset of each line, or ``SegmentMap/lost``.
    let offsets: [Int]
    /// The offset of the line behind them, or ``SegmentMap/lost``.
    let behind: Int
    /// Where the last line ends, at the latest.
    let end: Int

    /// The sequences.
    var range: ClosedRange<Int> { first...first + offsets.count - 1 }

    /// Reads the lines' bytes.
    func load() throws -> LoadedExtent {
        let start = offsets.first { $0 != SegmentMap.lost } ?? end
        return LoadedExtent(extent: self, start: start, bytes: try file.read(max(end - start, 0), at: start))
    }
}

/// A run of lines in memory.
struct LoadedExtent {
    private let extent: LogExtent
    private let start: Int
    private let bytes: [UInt8]
    private var times = LineTime()

    init(extent: LogExtent, start: Int, bytes: [UInt8]) {
        self.extent = extent
        self.start = start
        self.bytes = bytes
    }

    /// The entry with a sequence, or `nil` where its line is damaged.
    mutating func entry(_ sequence: Int) -> Entry? {
        let index = sequence - extent.first
        let offset = extent.offsets[index]
        guard offset != SegmentMap.lost, offset - start < bytes.count else { return nil }
        let end = lineEnd(index)
        return bytes.withUnsafeBytes { bytes in
            let line = UnsafeRawBufferPointer(rebasing: bytes[(offset - start)..<end])
            guard let found = EntryLine(line, &times), found.sequence == sequence else { return nil }
            return found.entry(withBody: true)
        }
    }

    /// Where a line's newline stands; in front of a lost line it is searched for.
    private func lineEnd(_ index: Int) -> Int {
        let next = index + 1 < extent.offsets.count ? extent.offsets[index + 1] : extent.behind
        if next != SegmentMap.lost { return min(next - start, bytes.count) - 1 }
        return bytes[(extent.offsets[index] - start)...].firstIndex(of: UInt8(ascii: "\n")) ?? bytes.count
    }
}
