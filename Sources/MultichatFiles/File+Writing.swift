import CMultichatShims
import Multichat

extension File {
    /// Writes all the bytes at an offset.
    ///
    /// A failed write may have stored a part: truncate the file to its last good length then, or use `append`.
    public func write(_ bytes: UnsafeRawBufferPointer, at offset: Int) throws {
        try checkHealth()
        var written = 0
        while written < bytes.count {
            let rest = UnsafeRawBufferPointer(rebasing: bytes[written...])
            written += try SystemCall.check("write", path) {
                pwrite(descriptor, rest.baseAddress, rest.count, off_t(offset + written))
            }
        }
    }

    /// Writes the parts one behind the other from an offset on, gathered into as few system calls as can be.
    public func write(_ parts: [UnsafeRawBufferPointer], at offset: Int) throws {
        try checkHealth()
        try withUnsafeTemporaryAllocation(of: iovec.self, capacity: parts.count) { vectors in
            for (index, part) in parts.enumerated() {
                let base = UnsafeMutableRawPointer(mutating: part.baseAddress)
                vectors.initializeElement(at: index, to: iovec(iov_base: base, iov_len: part.count))
            }
            try gather(vectors, at: offset)
        }
    }

    /// Writes all the bytes behind the file's end.
    ///
    /// Where that fails, the file has its former length again, so that nothing was stored; if even that fails, the
    /// handle is poisoned. Callers hold a ``FileLock``: two appends at once would take the same place.
    ///
    /// - Returns: the offset of the first byte.
    @discardableResult
    public func append(_ bytes: UnsafeRawBufferPointer) throws -> Int {
        try atEnd { try write(bytes, at: $0) }
    }

    /// Writes the parts one behind the other behind the file's end, as ``append(_:)`` does.
    @discardableResult
    public func append(_ parts: [UnsafeRawBufferPointer]) throws -> Int {
        try atEnd { try write(parts, at: $0) }
    }

    /// Cuts the file, or lengthens it with zeros.
    public func truncate(to size: Int) throws {
        try checkHealth()
        try SystemCall.check("truncate", path) { ftruncate(descriptor, off_t(size)) }
    }

    private func atEnd(_ write: (Int) throws -> Void) throws -> Int {
        let end = try size
        do {
            try write(end)
        } catch {
            if !isPoisoned, (try? truncate(to: end)) == nil { poison() }
            throw error
        }
        return end
    }

    /// Writes vectors and advances through them, which changes them, as the system takes a part at a time.
    private func gather(_ vectors: UnsafeMutableBufferPointer<iovec>, at offset: Int) throws {
        var first = 0
        var offset = offset
        while first < vectors.count {
            let count = min(vectors.count - first, Int(multichat_gather_limit))
            var written = try SystemCall.check("write", path) {
                pwritev(descriptor, vectors.baseAddress! + first, Int32(count), off_t(offset))
            }
            offset += written
            while first < vectors.count, written >= vectors[first].iov_len {
                written -= vectors[first].iov_len
                first += 1
            }
            guard written > 0 else { continue }
            vectors[first].iov_base += written
            vectors[first].iov_len -= written
        }
    }
}
