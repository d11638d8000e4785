import Multichat
import MultichatFiles
import MultichatOperations
import MultichatStores
import TestSupport
import Testing

@Suite("Backups in a folder, and restores") struct BackupTests {
    private func restored(_ bench: OperationsStore, _ from: String, as kind: StoreKind) throws -> [String] {
        let url = kind.at(bench.folder("restored-\(kind.rawValue)-\(UInt64.random(in: 0 ... .max))"))
        _ = try Restore(from: from).run(into: url)
        let store = try bench.open(url)
        defer { try? store.close() }
        return try store.everything()
    }

    @Test("each backup adds what is new, and a restore brings all of it back", arguments: StoreKind.allCases)
    func incremental(kind: StoreKind) throws {
        let bench = try OperationsStore(kind)
        let folder = bench.folder("backup")
        let backup = FolderBackup(of: bench.store, in: folder)
        try bench.talk("a", 510)
        try bench.talk("b")
        try bench.swarm.start(".agent-A")
        let first = try backup.run()
        #expect([first.sessions, first.changed, first.entries] == [3, 3, 513])
        #expect(first.bytes > 0 && first.damage.isEmpty)
        #expect(try restored(bench, folder, as: .sqlite) == bench.store.everything())
        try bench.swarm.chat("a").post("more", from: "B")
        try bench.talk("c", 2)
        _ = try bench.store.delete(SessionReference("b"))
        let second = try backup.run()
        #expect([second.sessions, second.changed, second.entries] == [3, 2, 3])
        for other in [StoreKind.sqlite, .json] {
            #expect(try restored(bench, folder, as: other) == bench.store.everything())
        }
        let third = try backup.run()
        #expect([third.changed, third.entries, third.bytes] == [0, 0, 0])
    }

    @Test("a session that was made anew under its id is copied whole", arguments: StoreKind.allCases)
    func remade(kind: StoreKind) throws {
        let bench = try OperationsStore(kind)
        let folder = bench.folder("backup")
        try bench.talk("a", 5)
        _ = try FolderBackup(of: bench.store, in: folder).run()
        _ = try bench.store.delete(SessionReference("a"))
        bench.clock.advance(days: 1)
        try bench.talk("a", 7)
        #expect(try FolderBackup(of: bench.store, in: folder).run().entries == 7)
        #expect(try restored(bench, folder, as: .json) == bench.store.everything())
    }

    @Test("a full backup holds nothing of what is gone")
    func full() throws {
        let bench = try OperationsStore(.sqlite)
        let folder = bench.folder("backup")
        try bench.talk("a", 5)
        try bench.talk("b", 5)
        _ = try FolderBackup(of: bench.store, in: folder).run()
        try bench.swarm.chat("a").post("more", from: "A")
        _ = try FolderBackup(of: bench.store, in: folder).run()
        _ = try bench.store.delete(SessionReference("b"))
        #expect(try FolderBackup(of: bench.store, in: folder).run(full: true).entries == 6)
        let parts = try Directory.entries(folder).map(\.name).filter { $0.hasPrefix("part-") }
        #expect(parts == ["part-000003.jsonl.zst"])
        #expect(try restored(bench, folder, as: .sqlite) == bench.store.everything())
    }

    @Test("an error while it is written leaves the backup before")
    func failing() throws {
        let bench = try OperationsStore(.memory)
        let folder = bench.folder("backup")
        try bench.talk("a", 5)
        _ = try FolderBackup(of: bench.store, in: folder).run()
        let before = try bench.store.everything()
        try bench.talk("b", 600)
        var backup = FolderBackup(of: bench.store, in: folder)
        backup.progress = { _ in throw MultichatError(.io, "The disk is full.") }
        let error = #expect(throws: MultichatError.self) { try backup.run() }
        #expect(error?.message.contains("is as it was before") == true)
        #expect(try !Directory.entries(folder).contains { $0.name.hasSuffix(".partial") })
        #expect(try restored(bench, folder, as: .sqlite) == before)
    }

    @Test("a part that was changed, cut or removed is found before anything is restored", arguments: [0, 1, 2])
    func damaged(how: Int) throws {
        let bench = try OperationsStore(.memory)
        let folder = bench.folder("backup")
        try bench.talk("a", 50)
        _ = try FolderBackup(of: bench.store, in: folder).run()
        let part = folder + "/part-000001.jsonl.zst"
        let file = try File(part, .write)
        switch how {
        case 0: try [UInt8(ascii: "?")].withUnsafeBytes { try file.write($0, at: try file.size / 2) }
        case 1: try file.truncate(to: try file.size - 10)
        default: try Directory.removeFile(part)
        }
        let url = StoreURL.sqlite(bench.folder("restored"))
        #expect(throws: MultichatError.self) { try Restore(from: folder).run(into: url) }
        #expect(!Stores.exists(url))
        #expect(try !Directory.entries(bench.folder.path).contains { $0.name.hasPrefix("restored") })
    }

    @Test("a store that isn't empty is left as it is", arguments: [StoreKind.sqlite, .json])
    func notEmpty(kind: StoreKind) throws {
        let bench = try OperationsStore(kind)
        let folder = bench.folder("backup")
        try bench.talk("a")
        _ = try FolderBackup(of: bench.store, in: folder).run()
        let before = try bench.store.everything()
        let error = #expect(throws: MultichatError.self) { try Restore(from: folder).run(into: bench.url) }
        #expect(error?.code == .conflict)
        #expect(try bench.store.everything() == before)
        let empty = kind.at(bench.folder("empty"))
        try Stores.open(empty).close()
        #expect(try Restore(from: folder).run(into: empty).sessions == 1)
    }

    @Test("a folder with something else in it is no place for a backup")
    func foreign() throws {
        let bench = try OperationsStore(.memory)
        _ = try bench.folder.file("mine", [1, 2, 3])
        let error = #expect(throws: MultichatError.self) {
            try FolderBackup(of: bench.store, in: bench.folder.path).run()
        }
        #expect(error?.code == .cannotCreate)
        for path in ["mine", ""] {
            #expect(throws: MultichatError.self) {
                try Restore(from: bench.folder(path)).run(into: .sqlite(bench.folder("restored")))
            }
        }
    }
}
