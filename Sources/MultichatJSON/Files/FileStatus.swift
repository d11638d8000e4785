import Multichat
import MultichatFiles

#if canImport(Darwin)
    import Darwin
#else
    import Glibc
#endif

/// What the file system says of a path; the one place here that speaks to it besides `MultichatFiles`.
struct FileStatus: Sendable, Equatable {
    /// Tells files apart, as long as one of them is open.
    var inode: UInt64
    /// The length in bytes.
    var size: Int
    /// When the content or the name last changed.
    var changed: Timestamp

    /// Makes a status that was written down.
    init(inode: UInt64, size: Int, changed: Timestamp) {
        self.inode = inode
        self.size = size
        self.changed = changed
    }

    /// Looks at a path; `nil` where nothing is there.
    init?(_ path: String) throws {
        var status = stat()
        guard stat(path, &status) == 0 else {
            if errno == ENOENT || errno == ENOTDIR { return nil }
            throw MultichatError(
                .io, "Can't examine \(path): \(String(cString: strerror(errno))).",
                hint: "Check the disk and the rights.")
        }
        inode = UInt64(status.st_ino)
        size = Int(status.st_size)
        #if canImport(Darwin)
            let time = status.st_ctimespec
        #else
            let time = status.st_ctim
        #endif
        changed = Timestamp(microseconds: Int64(time.tv_sec) * 1_000_000 + Int64(time.tv_nsec) / 1000)
    }

    /// Makes one directory (mode 0700); whoever calls makes it durable.
    static func makeDirectory(_ path: String) throws {
        guard mkdir(path, 0o700) != 0 else { return }
        throw MultichatError.system(errno, "create", path)
    }
}
