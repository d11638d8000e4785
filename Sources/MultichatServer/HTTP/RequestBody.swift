import Multichat

#if canImport(Darwin)
    import Darwin
#else
    import Glibc
#endif

/// A body that was taken.
enum RequestBody: Sendable {
    /// Bytes.
    case bytes([UInt8])
    /// A file that has no name and is gone when it is closed.
    case file(SpoolFile)
}

/// A file that has no name.
final class SpoolFile: Sendable {
    /// Its descriptor.
    let descriptor: Int32

    /// Makes an empty one.
    ///
    /// - Throws: ``MultichatError`` with the code `io`.
    init() throws {
        let folder = getenv("TMPDIR").map { String(cString: $0) } ?? "/tmp"
        var template = Array("\(folder)/multichat-XXXXXX".utf8CString)
        descriptor = mkstemp(&template)
        guard descriptor >= 0 else {
            throw MultichatError(.io, "A file for the request's body can't be made in \(folder).")
        }
        unlink(template)
    }

    deinit { close(descriptor) }

    /// Adds bytes at its end.
    ///
    /// - Throws: ``MultichatError`` with the code `io`.
    func write(_ bytes: UnsafeRawBufferPointer) throws {
        var rest = bytes[...]
        while !rest.isEmpty {
            let chunk = UnsafeRawBufferPointer(rebasing: rest)
            #if canImport(Darwin)
                let count = Darwin.write(descriptor, chunk.baseAddress, chunk.count)
            #else
                let count = Glibc.write(descriptor, chunk.baseAddress, chunk.count)
            #endif
            if count < 0, errno == EINTR { continue }
            guard count > 0 else {
                throw MultichatError(.io, "The request's body can't be kept on the disk.", hint: "Is there space?")
            }
            rest = rest.dropFirst(count)
        }
    }
}
