import Multichat

#if canImport(Darwin)
    import Darwin
#else
    import Glibc
#endif

/// What tells whether a file is still as it was.
struct FileStamp: Equatable {
    /// Its length in bytes.
    let size: Int
    private let inode: UInt64
    private let changed: Int64
    /// A file that nobody has changed for so many microseconds counts as complete, where writers can't be told.
    private static let rest: Int64 = 2_000_000

    /// Looks at a regular file.
    init?(_ path: String) {
        var status = stat()
        guard stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return nil }
        size = Int(status.st_size)
        inode = UInt64(status.st_ino)
        #if canImport(Darwin)
            let time = status.st_mtimespec
        #else
            let time = status.st_mtim
        #endif
        changed = Int64(time.tv_sec) * 1_000_000 + Int64(time.tv_nsec) / 1000
    }

    /// Whether somebody has a file open to write it; where the system doesn't tell, whether it changed just now.
    static func isBeingWritten(_ path: String, _ stamp: FileStamp) -> Bool {
        #if os(Linux)
            let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
            guard descriptor >= 0 else { return errno != ENOENT }
            defer { close(descriptor) }
            // A read lease is granted only where nobody has the file open to write. Who opens it meanwhile waits until
            // the lease is given back; the signal of that is one that is ignored unless asked for.
            _ = fcntl(descriptor, setSignal, SIGURG)
            if fcntl(descriptor, setLease, Int32(F_RDLCK)) == 0 {
                _ = fcntl(descriptor, setLease, Int32(F_UNLCK))
                return false
            }
            if errno == EAGAIN { return true }
        #endif
        return Platform.now().microseconds - stamp.changed < rest
    }

    #if os(Linux)
        private static let setSignal: Int32 = 10
        private static let setLease: Int32 = 1024
    #endif
}
