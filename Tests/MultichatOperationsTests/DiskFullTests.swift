import Multichat
import MultichatFiles
import MultichatOperations
import MultichatStores
import TestSupport
import Testing

#if canImport(Glibc)
    import Glibc

    /// A file system of a megabyte, where the process may mount one.
    private final class SmallDisk {
        let path: String
        private let folder: TemporaryDirectory

        init?() throws {
            folder = try TemporaryDirectory()
            path = folder("disk")
            try Directory.create(path)
            guard mount("tmpfs", path, "tmpfs", 0, "size=1m") == 0 else { return nil }
        }

        deinit { umount2(path, Int32(MNT_DETACH)) }

        /// Whether file systems can be mounted here.
        static var isPossible: Bool { (try? SmallDisk()).flatMap { $0 } != nil }
    }

    @Suite("A disk that is full") struct DiskFullTests {
        @Test(
            "a backup that doesn't fit leaves the one before whole, and says so",
            .disabled(if: !SmallDisk.isPossible, "no file system may be mounted here"))
        func backup() throws {
            let disk = try #require(try SmallDisk())
            let bench = try OperationsStore(.sqlite)
            let chat = try bench.talk("a", 20)
            let folder = disk.path + "/backup"
            _ = try FolderBackup(of: bench.store, in: folder).run()
            let before = try bench.store.everything()
            let words = SeededWords()
            for _ in 0..<40 {
                // What can't be compressed.
                let text = (0..<4000).map { _ in String(words.next(), radix: 36) }.joined()
                try chat.post(text, from: "A")
            }
            let error = #expect(throws: MultichatError.self) {
                try FolderBackup(of: bench.store, in: folder).run()
            }
            #expect(error?.code == .io)
            #expect(error?.message.contains("is as it was before") == true)
            #expect(error?.message.contains("no space is left") == true)
            let names = try Directory.entries(folder).map(\.name)
            #expect(names.filter { $0.hasPrefix("part-") } == ["part-000001.jsonl.zst"])
            let url = StoreURL.sqlite(bench.folder("restored"))
            _ = try Restore(from: folder).run(into: url)
            let restored = try bench.open(url)
            #expect(try restored.everything() == before)
            try restored.close()
            // A restore that doesn't fit leaves nothing.
            let small = StoreURL.sqlite(disk.path + "/restored")
            let copy = bench.folder("copy")
            _ = try FolderBackup(of: bench.store, in: copy).run()
            let refused = #expect(throws: MultichatError.self) { try Restore(from: copy).run(into: small) }
            #expect(refused?.code == .io)
            #expect(try Directory.entries(disk.path).map(\.name) == ["backup"])
        }
    }
#endif
