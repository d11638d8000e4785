import Multichat

/// One line of a file, without its newline.
public struct Line {
    /// Where the line begins in the file, in bytes.
    public var offset: Int
    /// The line's bytes, in the reader's own buffer: valid until the next line is read or the reader is gone.
    public var bytes: UnsafeRawBufferPointer
    /// Whether a newline ends the line; only the last line of a file can be without.
    public var isTerminated: Bool

    package static let chunk = 128 << 10

    /// Where the next line begins.
    public var end: Int { offset + bytes.count + (isTerminated ? 1 : 0) }
}

/// The memory of a reader of lines; it moves and grows what is not answered yet.
struct LineBuffer: ~Copyable {
    private(set) var memory: UnsafeMutableRawBufferPointer
    /// The part of the memory that is read and not yet answered.
    var pending: Range<Int>

    /// Allocates a chunk; nothing is pending, at the front or at the back.
    init(chunk: Int, atFront: Bool) {
        memory = .allocate(byteCount: chunk, alignment: 16)
        pending = atFront ? 0..<0 : chunk..<chunk
    }

    deinit { memory.deallocate() }

    var bytes: UnsafeRawBufferPointer { UnsafeRawBufferPointer(rebasing: memory[pending]) }

    /// Moves the pending part to one end of the memory, which doubles where that part fills over half of it.
    mutating func makeRoom(pendingAtFront: Bool) {
        let count = pending.count
        let old = memory
        if count > old.count / 2 { memory = .allocate(byteCount: old.count * 2, alignment: 16) }
        let start = pendingAtFront ? 0 : memory.count - count
        UnsafeMutableRawBufferPointer(rebasing: memory[start...])
            .copyMemory(from: UnsafeRawBufferPointer(rebasing: old[pending]))
        if old.baseAddress != memory.baseAddress { old.deallocate() }
        pending = start..<start + count
    }
}

extension MultichatError {
    static func longLine(at offset: Int, of file: File, limit: Int) -> MultichatError {
        MultichatError(.damaged, "The line at byte \(offset) of \(file.path) has more than \(limit) bytes.")
    }
}
