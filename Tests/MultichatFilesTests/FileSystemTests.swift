import Multichat
import MultichatFiles
import TestSupport
import Testing

struct FileSystemTests {
    @Test func localPathsPassAlsoBeforeTheyExist() throws {
        let directory = try TemporaryDirectory()
        try FileSystem.requireLocal(directory.path)
        try FileSystem.requireLocal(directory("not/there/yet"))
        try FileSystem.requireLocal("not-there-yet")
        try FileSystem.requireLocal("/")
        #expect(failure { try FileSystem.requireLocal("") }?.code == .invalid)
    }

    @Test(arguments: [(0x6969, "NFS"), (0xFF53_4D42, "CIFS"), (0xFE53_4D42, "SMB"), (0x00C3_6400, "Ceph")])
    func networkFileSystemsAreKnown(type: UInt64, name: String) {
        #expect(FileSystem.networkKind(type: type, isNetwork: false) == name)
    }

    /// ext, xfs, btrfs, tmpfs, overlayfs, FUSE and 9p.
    @Test(arguments: [0xEF53, 0x5846_5342, 0x9123_683E, 0x0102_1994, 0x794C_7630, 0x6573_5546, 0x0102_1997])
    func othersPass(type: UInt64) {
        #expect(FileSystem.networkKind(type: type, isNetwork: false) == nil)
    }

    @Test func theRefusalSaysWhy() {
        let error = FileSystem.refusal("/mnt/share/db", "NFS")
        #expect(error.code == .incompatible)
        #expect(error.message.hasPrefix("/mnt/share/db lies on NFS, whose locks"))
        #expect(error.hint?.isEmpty == false)
    }
}
