import CZstd
import Multichat

/// Compresses bytes into frames, each of which can be read by itself; the `zstd` command reads them as one file.
///
/// Each frame ends with a checksum of what is in it. A writer serves one thread at a time.
final class ZstdWriter {
    /// Takes the compressed bytes, some at a time and in order.
    typealias Sink = (UnsafeRawBufferPointer) throws -> Void

    /// How many bytes were handed over so far.
    private(set) var count = 0
    private let stream: OpaquePointer
    private let buffer: UnsafeMutableRawBufferPointer
    private let sink: Sink
    /// Whether the frame under way holds anything.
    private var isInFrame = false

    /// Makes a writer.
    ///
    /// - Throws: ``MultichatError`` with the code `unavailable` where memory is short.
    init(level: Int32 = 6, _ sink: @escaping Sink) throws {
        guard let stream = ZSTD_createCCtx() else { throw Zstd.noMemory }
        self.stream = stream
        self.sink = sink
        buffer = .allocate(byteCount: ZSTD_CStreamOutSize(), alignment: 16)
        ZSTD_CCtx_setParameter(stream, ZSTD_c_compressionLevel, level)
        ZSTD_CCtx_setParameter(stream, ZSTD_c_checksumFlag, 1)
    }

    deinit {
        ZSTD_freeCCtx(stream)
        buffer.deallocate()
    }

    /// Adds bytes to the frame under way.
    func write(_ bytes: UnsafeRawBufferPointer) throws {
        guard bytes.count > 0 else { return }
        isInFrame = true
        try run(bytes, ZSTD_e_continue)
    }

    /// Ends the frame under way, if there is anything in it: the next bytes begin another.
    func endFrame() throws {
        guard isInFrame else { return }
        isInFrame = false
        try run(UnsafeRawBufferPointer(start: nil, count: 0), ZSTD_e_end)
    }

    /// Hands over bytes that readers of the compressed data skip.
    func skippable(_ bytes: [UInt8]) throws {
        try endFrame()
        var header: [UInt8] = []
        for word in [Zstd.skippableMagic, UInt32(bytes.count)] {
            withUnsafeBytes(of: word.littleEndian) { header += $0 }
        }
        try (header + bytes).withUnsafeBytes(hand)
    }

    private func run(_ bytes: UnsafeRawBufferPointer, _ mode: ZSTD_EndDirective) throws {
        var input = ZSTD_inBuffer(src: bytes.baseAddress, size: bytes.count, pos: 0)
        while true {
            var output = ZSTD_outBuffer(dst: buffer.baseAddress, size: buffer.count, pos: 0)
            let left = try Zstd.check(ZSTD_compressStream2(stream, &output, &input, mode))
            try hand(UnsafeRawBufferPointer(rebasing: buffer[..<output.pos]))
            if mode == ZSTD_e_end ? left == 0 : input.pos == input.size { return }
        }
    }

    private func hand(_ bytes: UnsafeRawBufferPointer) throws {
        guard bytes.count > 0 else { return }
        count += bytes.count
        try sink(bytes)
    }
}
