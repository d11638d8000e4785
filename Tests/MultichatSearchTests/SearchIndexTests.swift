import Multichat
import MultichatFiles
import MultichatSQLiteSupport
import MultichatSearch
import Synchronization
import TestSupport
import Testing

@Suite struct SearchIndexTests {
    @Test func anIndexIsKept() throws {
        let folder = try TemporaryDirectory()
        let index = try SearchIndex(folder.path + "/a.search", of: "default")
        try index.write { try $0.execute("INSERT INTO fact VALUES('mark', 'x')") }
        index.close()
        let again = try SearchIndex(folder.path + "/a.search", of: "default")
        #expect(try mark(again) == "x")
        again.close()
    }

    @Test func oneOfAnotherVersionOrOwnerIsMadeAnew() throws {
        let folder = try TemporaryDirectory()
        let path = folder.path + "/a.search"
        let index = try SearchIndex(path, of: "default")
        try index.write { try $0.execute("INSERT INTO fact VALUES('mark', 'x')") }
        index.close()
        let notes = Mutex<[String]>([])
        let other = try SearchIndex(path, of: "other") { note in notes.withLock { $0.append(note) } }
        #expect(try mark(other) == nil)
        try other.write { try $0.execute("UPDATE fact SET value = '0' WHERE name = 'format'") }
        other.close()
        try SearchIndex(path, of: "other") { note in notes.withLock { $0.append(note) } }.close()
        #expect(notes.withLock { $0.count } == 2)
    }

    @Test func aDamagedOneIsMadeAnew() throws {
        let folder = try TemporaryDirectory()
        let path = folder.path + "/a.search"
        try SearchIndex(path, of: "default").close()
        try AtomicFile.replace(path, "no database at all, but our lock stands beside it")
        let notes = Mutex<[String]>([])
        let index = try SearchIndex(path, of: "default") { note in notes.withLock { $0.append(note) } }
        #expect(try mark(index) == nil)
        #expect(notes.withLock { $0.count } == 1)
        index.close()
    }

    @Test func anotherProgramsFileStays() throws {
        let folder = try TemporaryDirectory()
        let path = folder.path + "/a.search"
        try AtomicFile.replace(path, "notes of somebody")
        #expect(throws: MultichatError.self) { try SearchIndex(path, of: "default") }
        #expect(try File(path, .read).contents(limit: 100) == Array("notes of somebody".utf8))
    }

    private func mark(_ index: SearchIndex) throws -> String? {
        try index.read { connection in
            try connection.statement("SELECT value FROM fact WHERE name = 'mark'").first { $0.text(0) }
        }
    }
}
