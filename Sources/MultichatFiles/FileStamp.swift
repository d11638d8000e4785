import CMultichatShims
import Multichat

/// What the system knows of a file without opening it: another one after each write, unless two of them come within a
/// step of the system's clock for files.
public struct FileStamp: Sendable, Equatable, CustomStringConvertible {
    /// The number of the file; 0 where there is none.
    public var inode = UInt64(0)
    /// Its length in bytes.
    public var size = 0
    /// When it was last written, in nanoseconds since 1970; 0 where there is none.
    public var modified = Int64(0)

    /// Looks at a path.
    public init(_ path: String) throws {
        try SystemCall.checkPath(path)
        var status = stat()
        if SystemCall.uninterrupted({ stat(path, &status) }) == 0 {
            take(status)
        } else if multichat_errno() != ENOENT {
            throw MultichatError.system(multichat_errno(), "examine", path)
        }
    }

    /// Looks at an open file.
    public init(_ file: File) throws { take(try file.status) }

    private mutating func take(_ status: stat) {
        inode = UInt64(status.st_ino)
        size = Int(status.st_size)
        #if canImport(Darwin)
            let time = status.st_mtimespec
        #else
            let time = status.st_mtim
        #endif
        modified = Int64(time.tv_sec) * 1_000_000_000 + Int64(time.tv_nsec)
    }

    /// The three numbers.
    public var description: String { "\(inode),\(size),\(modified)" }
}
