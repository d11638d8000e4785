import Multichat
import MultichatFiles
import MultichatSQLiteSupport
import TestSupport
import Testing

@Suite struct SchemaTests {
    let scratch: Scratch
    let path: String

    init() throws {
        scratch = try Scratch()
        path = scratch.file("a.db")
    }

    private func number(_ connection: SQLiteConnection, _ pragma: String) throws -> Int {
        try connection.statement(dynamic: "PRAGMA \(pragma)").first { $0.int(0) } ?? -1
    }

    private func names() throws -> [String] { try Directory.entries(scratch.path).map(\.name).sorted() }

    @Test func aNewFileHasAllTablesAndItsTag() throws {
        let writer = try SQLiteWriter(path, Catalogue.schema)
        #expect(try writer.withConnection { try number($0, "application_id") } == 0x424F_4F4B)
        #expect(try writer.withConnection { try number($0, "user_version") } == 3)
        try Catalogue.add("Emma", to: writer)
        writer.close()
        #expect(try DatabaseIdentity.read(path) == .database(applicationID: 0x424F_4F4B, version: 3))
        #expect(try scratch.bytes("a.db-wal").isEmpty)
        #expect(try names() == ["a.db", "a.db-lock", "a.db-lock.queue", "a.db-shm", "a.db-wal"])
    }

    @Test(arguments: [0, 1])
    func aFileWithoutContentIsNew(_ pages: Int) throws {
        if pages == 0 {
            try scratch.write("a.db", [])
        } else {
            let connection = try scratch.connect("a.db")
            connection.close()
            #expect(try scratch.bytes("a.db").count == 2048)
        }
        #expect(try DatabaseIdentity.read(path) == .new)
        let writer = try SQLiteWriter(path, Catalogue.schema)
        try Catalogue.add("Emma", to: writer)
        writer.close()
    }

    @Test(arguments: [1, 2])
    func anOlderFileIsBackedUpAndMigrated(_ version: Int) throws {
        let old = try SQLiteWriter(path, Catalogue.version(version))
        try Catalogue.add("Emma", to: old)
        old.close()
        // What a migration left that was killed.
        try scratch.write("a.db.backup-v\(version).partial", [1, 2, 3])
        let writer = try SQLiteWriter(path, Catalogue.schema)
        #expect(try writer.withConnection { try Catalogue.titles($0) } == ["Emma"])
        #expect(try writer.withConnection { try $0.statement("SELECT year FROM book").first { $0.int(0) } } == 0)
        #expect(try writer.withConnection { try number($0, "user_version") } == 3)
        let backup = try scratch.connect("a.db.backup-v\(version)", .readUnchanging)
        #expect(try number(backup, "user_version") == version)
        #expect(try Catalogue.titles(backup) == ["Emma"])
        #expect(try backup.integrityFaults() == [])
        #expect(try names().filter { $0.contains("backup") } == ["a.db.backup-v\(version)"])
    }

    @Test func aMigrationThatFailsChangesNothing() throws {
        let old = try SQLiteWriter(path, Catalogue.version(1))
        try Catalogue.add("Emma", to: old)
        old.close()
        var broken = Catalogue.schema
        broken.migrations[2] = "SELECT nothing FROM nowhere"
        #expect(failure { _ = try SQLiteWriter(path, broken) }?.code == .internal)
        let reader = try scratch.connect("a.db", .read)
        #expect(try number(reader, "user_version") == 1)
        #expect(try reader.queryPlan("SELECT title FROM book") == ["SCAN book"])
        #expect(throws: MultichatError.self) { try reader.queryPlan("SELECT year FROM book") }
    }

    @Test(arguments: [true, false])
    func aNewerFileIsRefusedUntouched(_ isInLog: Bool) throws {
        let newer = try SQLiteWriter(path, isInLog ? Catalogue.version(1) : Catalogue.schema)
        if isInLog {
            try newer.withConnection { try $0.execute("PRAGMA user_version = 3") }
            try newer.withConnection { $0.close() }
        }
        newer.close()
        let files = try ["a.db", "a.db-wal", "a.db-shm"].map { try scratch.bytes($0) }
        let error = failure { _ = try SQLiteWriter(path, Catalogue.version(2)) }
        #expect(error?.code == .incompatible)
        #expect(error?.message.contains("version 3") == true)
        #expect(error?.message.contains(path) == true)
        #expect(try ["a.db", "a.db-wal", "a.db-shm"].map { try scratch.bytes($0) } == files)
    }

    @Test(arguments: ["CREATE TABLE other(x)", "PRAGMA application_id = 99", "PRAGMA user_version = 4"])
    func anotherProgramsFileIsRefusedUntouched(_ sql: String) throws {
        var configuration = SQLiteConfiguration(.create)
        configuration.usesWriteAheadLog = false
        let other = try SQLiteConnection(path, configuration)
        try other.execute(sql)
        other.close()
        let bytes = try scratch.bytes("a.db")
        let error = failure { _ = try SQLiteWriter(path, Catalogue.schema) }
        #expect(error?.code == .incompatible)
        #expect(error?.message.contains(path) == true)
        #expect(try scratch.bytes("a.db") == bytes)
        #expect(try names() == ["a.db"])
    }

    // To SQLite a file of one byte is an empty one.
    @Test(arguments: [2, 15, 99, 5000])
    func aFileThatIsNoDatabaseIsRefusedUntouched(_ count: Int) throws {
        let bytes = Array("SQLite format 2 ".utf8.prefix(count)) + [UInt8](repeating: 65, count: max(0, count - 16))
        try scratch.write("a.db", bytes)
        #expect(failure { _ = try SQLiteWriter(path, Catalogue.schema) }?.code == .incompatible)
        #expect(try scratch.bytes("a.db") == bytes)
        #expect(try names() == ["a.db"])
    }
}
