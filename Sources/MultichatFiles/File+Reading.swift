import CMultichatShims
import Multichat

extension File {
    /// Reads until the buffer is full or the file ends.
    ///
    /// - Returns: how many bytes were read; fewer than the buffer holds only at the end of the file.
    public func read(into buffer: UnsafeMutableRawBufferPointer, at offset: Int) throws -> Int {
        var filled = 0
        while filled < buffer.count {
            let rest = UnsafeMutableRawBufferPointer(rebasing: buffer[filled...])
            let count = try SystemCall.check("read", path) {
                pread(descriptor, rest.baseAddress, rest.count, off_t(offset + filled))
            }
            if count == 0 { break }
            filled += count
        }
        return filled
    }

    /// Reads up to that many bytes from an offset; fewer only at the end of the file.
    public func read(_ count: Int, at offset: Int) throws -> [UInt8] {
        try Array(unsafeUninitializedCapacity: count) { buffer, filled in
            filled = try read(into: UnsafeMutableRawBufferPointer(buffer), at: offset)
        }
    }

    /// Reads the whole file, which should be a small one.
    ///
    /// - Throws: ``MultichatError``; with the code `damaged` where the file is longer than `limit`.
    public func contents(limit: Int = 64 << 20) throws -> [UInt8] {
        let size = try size
        guard size <= limit else {
            throw MultichatError(.damaged, "The file \(path) has \(size) bytes; at most \(limit) can be right.")
        }
        return try read(size, at: 0)
    }
}
