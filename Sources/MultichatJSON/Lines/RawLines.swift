import Multichat
import MultichatFiles

/// A run of bytes of a log up to a newline or the end.
struct RawLine {
    /// Where it begins in the file.
    var offset: Int
    /// Its bytes, without the newline.
    var bytes: UnsafeRawBufferPointer
    /// Whether a newline ends it.
    var isTerminated: Bool
    /// Where the next one begins.
    var end: Int { offset + bytes.count + (isTerminated ? 1 : 0) }
}

/// Goes over the lines of a part of a log.
enum RawLines {
    /// The most bytes that are read at once rather than through a reader's buffer: what other writers just added.
    private static let atOnce = 64 << 10

    /// Calls the closure with each line between two offsets.
    static func each(_ file: File, _ range: Range<Int>, _ body: (RawLine) throws -> Void) throws {
        guard range.count <= atOnce else { return try eachBuffered(file, range, body) }
        try file.read(range.count, at: range.lowerBound).withUnsafeBytes { bytes in
            var start = 0
            while start < bytes.count {
                let end = bytes[start...].firstIndex(of: UInt8(ascii: "\n"))
                let line = UnsafeRawBufferPointer(rebasing: bytes[start..<(end ?? bytes.count)])
                try body(RawLine(offset: range.lowerBound + start, bytes: line, isTerminated: end != nil))
                start = end.map { $0 + 1 } ?? bytes.count
            }
        }
    }

    private static func eachBuffered(_ file: File, _ range: Range<Int>, _ body: (RawLine) throws -> Void) throws {
        let reader = LineReader(file, from: range.lowerBound, to: range.upperBound)
        while let line = try reader.next() {
            try body(RawLine(offset: line.offset, bytes: line.bytes, isTerminated: line.isTerminated))
        }
    }
}
