import Multichat
import MultichatFiles
import MultichatSQLiteSupport
import TestSupport
import Testing

@testable import MultichatSQLite

@Suite("Backups of an SQLite store") struct BackupTests {
    @Test("a backup is one state of a store in use, and a store of its own") func online() throws {
        let sample = try Sample()
        let backup = sample.folder("backup.db")
        let session = Sample.sessions[0]
        let before = try Sample.content(sample.store, session)
        try sample.store.backup(to: backup) { copied, total in
            #expect(copied <= total)
            try Swarm(sample.store).chat(session.id).post("meanwhile", from: "A")
        }
        #expect(try Sample.content(sample.store, session).count > before.count)
        let copy = try Sample.open(backup)
        #expect(try Sample.content(copy, session) == before)
        #expect(try Sample.damage(copy) == [])
        try Swarm(copy).chat(session.id).post("in the copy", from: "A")
    }

    @Test("an existing file is refused untouched, the store's own too") func existing() throws {
        let sample = try Sample()
        let other = try sample.folder.file("other.db", [1, 2, 3])
        for path in [other.path, sample.path] {
            let error = failure { try sample.store.backup(to: path) }
            #expect(error?.code == .cannotCreate)
            #expect(error?.message.contains(path) == true)
        }
        #expect(try other.contents() == [1, 2, 3])
        #expect(failure { try sample.store.backup(to: sample.folder("none/b.db")) }?.code != nil)
        #expect(try Sample.damage(sample.store) == [])
    }

    @Test("a store with damage gives no backup") func damaged() throws {
        let folder = try TemporaryDirectory()
        let path = try Sample.altered("UPDATE entry SET body = '{}' WHERE place = \(1 << 32 | 7)", in: folder)
        let error = failure { try Sample.open(path).backup(to: folder("backup.db")) }
        #expect(error?.code == .damaged)
        #expect(try !Directory.entries(folder.path).contains { $0.name.hasPrefix("backup.db") })
    }

    @Test("an older store is backed up, then migrated") func migration() throws {
        let sample = try Sample()
        let before = try Sample.content(sample.store, Sample.sessions[0])
        try sample.store.close()
        var newer = SQLiteSchema.schema
        newer.migrations.append("ALTER TABLE session ADD COLUMN colour TEXT")
        let store = try SQLiteStore(sample.path, StoreConfiguration(), newer)
        #expect(try Sample.content(store, Sample.sessions[0]) == before)
        try Swarm(store).chat("release").post("after the migration", from: "A")
        try store.close()
        let backup = sample.path + ".backup-v1"
        #expect(try Sample.content(Sample.open(backup), Sample.sessions[0]) == before)
        // The program that knows the older version alone leaves the migrated store as it is.
        let bytes = try File(sample.path, .read).contents()
        #expect(failure { _ = try Sample.open(sample.path) }?.code == .incompatible)
        #expect(try File(sample.path, .read).contents() == bytes)
    }
}
