import CMultichatShims
import Multichat
import MultichatFiles
import TestSupport
import Testing

/// A file system of 256 KiB, mounted for one test.
private final class SmallDisk: Sendable {
    let directory: TemporaryDirectory

    init() throws {
        directory = try TemporaryDirectory()
        #if os(Linux)
            try #require(mount("tmpfs", directory.path, "tmpfs", 0, "size=256k") == 0)
        #else
            try #require(Bool(false))
        #endif
    }

    deinit {
        #if os(Linux)
            umount2(directory.path, Int32(MNT_DETACH))
        #endif
    }

    /// Whether this process may mount.
    static let isOffered: Bool = (try? SmallDisk()) != nil
}

struct FullDiskTests {
    @Test(.enabled(if: SmallDisk.isOffered, "SKIPPED: mounting a small file system needs root on Linux"))
    func aFullDiskTakesNothingAndHealsWithoutReopening() throws {
        let disk = try SmallDisk()
        let ballast = try disk.directory.file("ballast", Array(repeating: 0, count: 100_000))
        let file = try File(disk.directory("log"), .create)
        let line = String(repeating: "x", count: 10_000)
        var good = 0
        let error = failure { while true { good = try file.append(line) + 10_000 } }
        #expect(error?.code == .io)
        #expect(error?.retry == .later)
        #expect(error?.hint != nil)
        #expect(good > 0)
        #expect(try file.size == good, "the part that fitted is gone again")

        #expect(failure { try AtomicFile.replace(disk.directory("meta"), line + line) }?.retry == .later)
        #expect(try Directory.entries(disk.directory.path).map(\.name).sorted() == ["ballast", "log"])

        try ballast.truncate(to: 0)
        #expect(try file.append(line) == good)
        try file.sync()
        try AtomicFile.replace(disk.directory("meta"), line)
    }
}
