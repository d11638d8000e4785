import CMultichatShims

extension FileSystem {
    /// How much room a file system has, and what it is.
    public struct Figures: Sendable, Equatable {
        /// The bytes that a user without special rights may still write.
        public var free: Int
        /// The bytes that it holds at all.
        public var total: Int
        /// Whether it is gone with the machine's memory.
        public var isInMemory: Bool
        /// Its kind, where it is shared over a network.
        public var network: String?

        /// States figures.
        public init(free: Int, total: Int, isInMemory: Bool = false, network: String? = nil) {
            self.free = free
            self.total = total
            self.isInMemory = isInMemory
            self.network = network
        }
    }

    /// The figures of the file system that a path lies on; `nil` where it can't be asked.
    public static func figures(_ path: String) -> Figures? {
        var status = statfs()
        var type: UInt64 = 0
        var isNetwork = false
        guard statfs(path, &status) == 0, multichat_file_system(path, &type, &isNetwork) == 0 else { return nil }
        let block = Int(status.f_bsize)
        return Figures(
            free: Int(clamping: status.f_bavail) * block, total: Int(clamping: status.f_blocks) * block,
            isInMemory: memoryKinds.contains(type), network: networkKind(type: type, isNetwork: isNetwork))
    }

    /// Linux's numbers of file systems that live in memory: tmpfs, ramfs.
    private static let memoryKinds: Set<UInt64> = [0x0102_1994, 0x8584_58F6]

    /// How many files this process may have open at once.
    public static var openFileLimit: Int? {
        var limit = rlimit()
        guard getrlimit(openFilesResource, &limit) == 0 else { return nil }
        return Int(clamping: limit.rlim_cur)
    }

    /// The rights of a file or folder as the last nine bits of its mode; `nil` where there is none.
    public static func rights(_ path: String) -> UInt32? {
        var status = stat()
        return stat(path, &status) == 0 ? UInt32(status.st_mode) & 0o777 : nil
    }

    /// Whether this process may write a file, or make files in a folder.
    public static func isWritable(_ path: String) -> Bool { access(path, W_OK) == 0 }
}

#if os(Linux)
    private let openFilesResource = __rlimit_resource_t(7)
#else
    private let openFilesResource = RLIMIT_NOFILE
#endif
