import CMultichatShims
import Multichat

/// Reads a file line by line from its end, in large chunks and without a copy of each line.
///
/// It answers the lines of a ``LineReader`` in the opposite order: an unterminated last line comes first. The memory
/// used is a chunk of 128 KiB, or up to four times the longest line. A reader serves one thread at a time.
public final class BackwardLineReader {
    private let file: File
    private let start: Int
    private let limit: Int
    private var buffer: LineBuffer
    /// Where the pending bytes begin in the file.
    private var position: Int

    /// Makes a reader of the lines between two offsets, each the start of a line or the end of the file.
    ///
    /// - Parameters:
    ///   - file: what is read.
    ///   - start: where to stop.
    ///   - end: where to begin; by default at the end of the file.
    ///   - limit: the most bytes a line may have; a longer one is an error with the code `damaged`.
    public init(_ file: File, from start: Int = 0, to end: Int? = nil, limit: Int = .max) throws {
        self.file = file
        self.start = start
        self.limit = limit
        buffer = LineBuffer(chunk: Line.chunk, atFront: false)
        position = try end ?? file.size
    }

    /// The line before, or `nil` at the start.
    public func next() throws -> Line? {
        var searched = 0
        while true {
            let bytes = buffer.bytes
            let isTerminated = bytes.last == 0x0A
            let count = bytes.count - (isTerminated ? 1 : 0)
            if let newline = newline(before: count - searched) {
                return try answer(from: newline + 1, count: count, isTerminated)
            }
            searched = max(count, 0)
            try checkLength(searched)
            if try fill() { continue }
            return bytes.isEmpty ? nil : try answer(from: 0, count: count, isTerminated)
        }
    }

    /// The place of the last newline among the first pending bytes.
    private func newline(before count: Int) -> Int? {
        guard count > 0, let start = buffer.bytes.baseAddress else { return nil }
        return multichat_memrchr(start, 0x0A, count).map { $0 - start }
    }

    private func checkLength(_ count: Int) throws {
        guard count <= limit else { throw MultichatError.longLine(at: position, of: file, limit: limit) }
    }

    private func answer(from place: Int, count: Int, _ isTerminated: Bool) throws -> Line {
        try checkLength(count - place)
        let bytes = UnsafeRawBufferPointer(rebasing: buffer.bytes[place..<count])
        let line = Line(offset: position + place, bytes: bytes, isTerminated: isTerminated)
        buffer.pending = buffer.pending.lowerBound..<buffer.pending.lowerBound + place
        return line
    }

    /// Reads the chunk before the pending bytes; `false` at the start.
    private func fill() throws -> Bool {
        guard position > start else { return false }
        buffer.makeRoom(pendingAtFront: false)
        let count = min(buffer.pending.lowerBound, position - start)
        let place = buffer.pending.lowerBound - count
        let target = UnsafeMutableRawBufferPointer(rebasing: buffer.memory[place..<place + count])
        guard try file.read(into: target, at: position - count) == count else {
            throw MultichatError(.io, "The file \(file.path) became shorter while it was read.", retry: .later)
        }
        buffer.pending = place..<buffer.pending.upperBound
        position -= count
        return true
    }
}
