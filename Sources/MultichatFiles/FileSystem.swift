import CMultichatShims
import Multichat

/// What a store needs to know of the file system that it lies on.
public enum FileSystem {
    /// Refuses file systems that are shared over a network.
    ///
    /// Their locks and caches don't keep what a store relies on: two machines can both hold a lock, and a sync can
    /// succeed before the server has the data. What a host lends its guest (FUSE, virtiofs, 9p) passes, since it
    /// can't be told from a local disk.
    ///
    /// - Parameter path: a file or directory; where it does not exist yet, the nearest directory above it counts.
    /// - Throws: ``MultichatError`` with the code `incompatible` that names the kind of file system.
    public static func requireLocal(_ path: String) throws {
        try SystemCall.checkPath(path)
        var place = path
        var type: UInt64 = 0
        var isNetwork = false
        while SystemCall.uninterrupted({ multichat_file_system(place, &type, &isNetwork) }) != 0 {
            let above = Directory.parent(of: place)
            guard multichat_errno() == ENOENT, above != place else {
                throw MultichatError.system(multichat_errno(), "examine", place)
            }
            place = above
        }
        if let kind = networkKind(type: type, isNetwork: isNetwork) { throw refusal(path, kind) }
    }

    /// The name of a network file system, or `nil` for any other.
    package static func networkKind(type: UInt64, isNetwork: Bool) -> String? {
        isNetwork ? "a network file system" : networkKinds[type]
    }

    package static func refusal(_ path: String, _ kind: String) -> MultichatError {
        MultichatError(
            .incompatible,
            "\(path) lies on \(kind), whose locks and syncs do not protect a store that several machines can reach.",
            hint: "Put the store on a local disk, or use a server for stores that machines share.")
    }

    /// Linux's numbers of file systems (statfs(2), linux/magic.h).
    private static let networkKinds: [UInt64: String] = [
        0x6969: "NFS",
        0x517B: "SMB",
        0xFF53_4D42: "CIFS",
        0xFE53_4D42: "SMB",
        0x564C: "NCP",
        0x5346_414F: "AFS",
        0x6B41_4653: "AFS",
        0x7375_7245: "Coda",
        0x00C3_6400: "Ceph",
        0x0BD0_0BD0: "Lustre",
        0x4750_4653: "GPFS",
        0x0116_1970: "GFS2",
        0x7461_636F: "OCFS2",
        0x1983_0326: "BeeGFS",
        0xAAD7_AAEA: "PanFS",
        0x0131_11A8: "IBRIX",
    ]
}
