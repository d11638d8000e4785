import Multichat
import MultichatFiles

#if canImport(Darwin)
    import Darwin
#else
    import Glibc
#endif

/// What came out of a pipe, as a file that can be read anywhere and more than once; it goes with the last reference.
final class SpooledFile: Sendable {
    /// The file's path.
    let path: String

    /// Reads a pipe, a terminal or the like to its end.
    init(_ source: String) throws {
        let folder = getenv("TMPDIR").map { String(cString: $0) } ?? "/tmp"
        path = "\(folder)/multichat-import-\(String(UInt64.random(in: .min ... .max), radix: 16))"
        try Self.copy(source, to: try File(path, .createNew))
    }

    deinit { try? Directory.removeFile(path) }

    private static func copy(_ source: String, to file: File) throws {
        let descriptor = open(source, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw MultichatError.system(errno, "open", source) }
        defer { close(descriptor) }
        let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 256 << 10, alignment: 16)
        defer { buffer.deallocate() }
        var size = 0
        while true {
            let count = read(descriptor, buffer.baseAddress, buffer.count)
            if count == 0 { return }
            if count > 0 {
                try file.write(UnsafeRawBufferPointer(rebasing: buffer[..<count]), at: size)
                size += count
            } else if errno != EINTR {
                throw MultichatError.system(errno, "read", source)
            }
        }
    }
}
