import CMultichatShims
import Multichat

/// Reads a file line by line, in large chunks and without a copy of each line.
///
///     let reader = LineReader(file)
///     while let line = try reader.next() { … }
///
/// The memory used is a chunk of 128 KiB, or up to four times the longest line. A reader serves one thread at a time.
public final class LineReader {
    private let file: File
    private let end: Int
    private let limit: Int
    private var buffer: LineBuffer
    /// Where the file goes on behind the pending bytes.
    private var position: Int

    /// Makes a reader of the lines between two offsets, each the start of a line or the end of the file.
    ///
    /// - Parameters:
    ///   - file: what is read.
    ///   - offset: where to begin.
    ///   - end: where to stop; by default where the file ends.
    ///   - limit: the most bytes a line may have. A longer one is an error with the code `damaged`, so that a damaged
    ///     file can't take all memory.
    public init(_ file: File, from offset: Int = 0, to end: Int = .max, limit: Int = .max) {
        self.file = file
        self.end = end
        self.limit = limit
        buffer = LineBuffer(chunk: Line.chunk, atFront: true)
        position = offset
    }

    /// The next line, or `nil` at the end.
    public func next() throws -> Line? {
        var searched = 0
        while true {
            if let newline = newline(after: searched) { return try answer(newline, isTerminated: true) }
            searched = buffer.pending.count
            try checkLength(searched)
            if try fill() { continue }
            return searched == 0 ? nil : try answer(searched, isTerminated: false)
        }
    }

    /// Where the next line begins.
    public var offset: Int { position - buffer.pending.count }

    /// The place of the first newline among the pending bytes.
    private func newline(after searched: Int) -> Int? {
        let bytes = buffer.bytes
        guard bytes.count > searched, let start = bytes.baseAddress else { return nil }
        return memchr(start + searched, 0x0A, bytes.count - searched).map { UnsafeRawPointer($0) - start }
    }

    private func checkLength(_ count: Int) throws {
        guard count <= limit else { throw MultichatError.longLine(at: offset, of: file, limit: limit) }
    }

    private func answer(_ count: Int, isTerminated: Bool) throws -> Line {
        try checkLength(count)
        let bytes = UnsafeRawBufferPointer(rebasing: buffer.bytes[..<count])
        let line = Line(offset: offset, bytes: bytes, isTerminated: isTerminated)
        let start = buffer.pending.lowerBound + count + (isTerminated ? 1 : 0)
        buffer.pending = start..<buffer.pending.upperBound
        return line
    }

    /// Reads the next chunk behind the pending bytes; `false` at the end.
    private func fill() throws -> Bool {
        buffer.makeRoom(pendingAtFront: true)
        let start = buffer.pending.upperBound
        let room = min(buffer.memory.count - start, end - position)
        guard room > 0 else { return false }
        let target = UnsafeMutableRawBufferPointer(rebasing: buffer.memory[start..<start + room])
        let count = try file.read(into: target, at: position)
        buffer.pending = buffer.pending.lowerBound..<start + count
        position += count
        return count > 0
    }
}
