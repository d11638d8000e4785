import CZstd
import Multichat
import MultichatFiles

/// Reads compressed frames of a file line by line.
///
///     let reader = try ZstdReader(file)
///     while let line = try reader.next() { … }
///
/// Memory is a few hundred kilobytes and the longest line. A reader serves one thread at a time.
final class ZstdReader {
    private let file: File
    private let stream: OpaquePointer
    private let input: UnsafeMutableRawBufferPointer
    private let output: UnsafeMutableRawBufferPointer
    private let end: Int
    private let limit: Int
    /// Where the file goes on behind the input.
    private var offset: Int
    private var source = ZSTD_inBuffer()
    /// What is decompressed and not answered yet.
    private var pending: [UInt8] = []
    private var start = 0
    /// What the stream said last: 0 at the end of a frame.
    private var isInFrame = false

    /// Makes a reader of the frames between two offsets.
    ///
    /// - Parameter limit: the most bytes that a line may have.
    init(_ file: File, from offset: Int = 0, to end: Int? = nil, limit: Int) throws {
        guard let stream = ZSTD_createDCtx() else { throw Zstd.noMemory }
        self.file = file
        self.stream = stream
        self.limit = limit
        self.offset = offset
        self.end = try end ?? file.size
        input = .allocate(byteCount: ZSTD_DStreamInSize(), alignment: 16)
        output = .allocate(byteCount: ZSTD_DStreamOutSize(), alignment: 16)
    }

    deinit {
        ZSTD_freeDCtx(stream)
        input.deallocate()
        output.deallocate()
    }

    /// The next line without its newline; `nil` at the end.
    ///
    /// - Throws: ``MultichatError`` with the code `damaged` where the file isn't as it was written.
    func next() throws -> [UInt8]? {
        var searched = start
        while true {
            if let newline = pending[searched...].firstIndex(of: 0x0A) {
                defer { start = newline + 1 }
                return Array(pending[start..<newline])
            }
            searched = pending.count
            guard searched - start <= limit else { throw fault("a line is too long") }
            let dropped = start
            guard try fill() else {
                guard start == pending.count, !isInFrame else { throw fault("it was cut") }
                return nil
            }
            searched -= dropped
        }
    }

    func fault(_ reason: String) -> MultichatError {
        MultichatError(.damaged, "The file \(file.path) isn't as it was written: \(reason).")
    }

    /// Decompresses some more; `false` at the end.
    private func fill() throws -> Bool {
        pending.removeFirst(start)
        start = 0
        while true {
            if source.pos == source.size, try !read() { return false }
            var target = ZSTD_outBuffer(dst: output.baseAddress, size: output.count, pos: 0)
            let left: Int
            do {
                left = try Zstd.check(ZSTD_decompressStream(stream, &target, &source))
            } catch let error as MultichatError {
                throw fault(error.message)
            }
            isInFrame = left != 0
            if target.pos > 0 {
                pending += output[..<target.pos]
                return true
            }
        }
    }

    private func read() throws -> Bool {
        let room = min(input.count, end - offset)
        guard room > 0 else { return false }
        let count = try file.read(into: UnsafeMutableRawBufferPointer(rebasing: input[..<room]), at: offset)
        offset += count
        source = ZSTD_inBuffer(src: input.baseAddress, size: count, pos: 0)
        return count > 0
    }
}
