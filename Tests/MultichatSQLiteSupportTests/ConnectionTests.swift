import CSQLite
import FoundationEssentials
import Multichat
import MultichatFiles
import MultichatSQLiteSupport
import TestSupport
import Testing

@Suite struct ConnectionTests {
    let scratch: Scratch

    init() throws { scratch = try Scratch() }

    private func pragma(_ connection: SQLiteConnection, _ name: String) throws -> String? {
        try connection.statement(dynamic: "PRAGMA \(name)").first { $0.text(0) }
    }

    @Test func aWriterKeepsItsPromises() throws {
        let connection = try scratch.connect("a.db")
        let expected = [
            "journal_mode": "wal", "synchronous": "2", "page_size": "2048", "wal_autocheckpoint": "0",
            "mmap_size": "0", "query_only": "0", "trusted_schema": "0", "foreign_keys": "0", "cache_size": "-8192",
        ]
        for (name, value) in expected { #expect(try pragma(connection, name) == value, "\(name)") }
    }

    @Test func aNewFileIsForItsOwnerOnly() throws {
        let connection = try scratch.connect("a.db")
        try connection.execute("CREATE TABLE t(x)")
        for name in ["a.db", "a.db-wal", "a.db-shm"] {
            let attributes = try FileManager.default.attributesOfItem(atPath: scratch.file(name))
            #expect(attributes[.posixPermissions] as? UInt == 0o600, "\(name)")
        }
    }

    @Test func aReaderChangesNothing() throws {
        let writer = try scratch.connect("a.db")
        try writer.execute("CREATE TABLE t(x)")
        let reader = try scratch.connect("a.db", .read)
        #expect(try pragma(reader, "query_only") == "1")
        #expect(failure { try reader.execute("INSERT INTO t VALUES (1)") }?.code == .permission)
    }

    @Test func closingLeavesTheLogAlone() throws {
        let connection = try scratch.connect("a.db")
        try connection.execute("CREATE TABLE t(x)")
        connection.close()
        connection.close()
        #expect(connection.isClosed)
        #expect(try scratch.bytes("a.db-wal").count > 32)
        #expect(failure { _ = try connection.statement("SELECT 1") }?.code == .closed)
    }

    @Test func namesThatMeanSomethingToSQLiteAreJustNames() throws {
        for name in ["file:x?mode=memory", ":memory:", "a%20b?c#d", "ä 'b\";--"] {
            let connection = try scratch.connect(name)
            try connection.execute("CREATE TABLE t(x)")
            _ = try connection.statement("PRAGMA wal_checkpoint(TRUNCATE)").first { _ in }
            connection.close()
            #expect(try scratch.bytes(name).count == 4096, "\(name)")
            let reader = try scratch.connect(name, .readUnchanging)
            #expect(try reader.statement("SELECT count(*) FROM t").first { $0.int(0) } == 0)
        }
        for path in ["", "a\u{0}b"] {
            #expect(failure { _ = try SQLiteConnection(path, SQLiteConfiguration(.create)) }?.code == .invalid)
        }
    }

    @Test(arguments: [
        ("none.db", SQLiteConfiguration.Access.read, ErrorCode.notFound),
        ("none.db", .write, .notFound),
        ("none/none.db", .create, .cannotCreate),
        ("directory", .create, .cannotCreate),
        ("directory", .write, .invalid),
        ("text", .read, .incompatible),
        ("text", .write, .incompatible),
    ])
    func aFileThatCannotBeOpenedIsNamed(_ name: String, _ access: SQLiteConfiguration.Access, _ code: ErrorCode) throws
    {
        try Directory.create(scratch.file("directory"))
        let text = [UInt8](repeating: 65, count: 5000)
        try scratch.write("text", text)
        let error = failure {
            try scratch.connect(name, access).statement("SELECT count(*) FROM sqlite_schema").run()
        }
        #expect(error?.code == code)
        #expect(error?.message.contains(scratch.file(name)) == true)
        #expect(try scratch.bytes("text") == text)
        #expect(try !scratch.exists("none.db"))
    }

    @Test func aTransactionIsAllOrNothing() throws {
        let connection = try scratch.connect("a.db")
        try connection.execute("CREATE TABLE t(x)")
        struct Stop: Error {}
        #expect(throws: Stop.self) {
            try connection.transaction {
                try connection.execute("INSERT INTO t VALUES (1)")
                throw Stop()
            }
        }
        #expect(try connection.statement("SELECT count(*) FROM t").first { $0.int(0) } == 0)
        try connection.transaction { try connection.execute("INSERT INTO t VALUES (1)") }
        #expect(try connection.statement("SELECT count(*) FROM t").first { $0.int(0) } == 1)
    }

    @Test func aSnapshotIsOneState() throws {
        let writer = try scratch.connect("a.db")
        try writer.execute("CREATE TABLE t(x)")
        let reader = try scratch.connect("a.db", .read)
        let count = try reader.statement("SELECT count(*) FROM t")
        let counts = try reader.snapshot {
            let first = try count.first { $0.int(0) }
            try writer.execute("INSERT INTO t VALUES (1)")
            return [first, try count.first { $0.int(0) }]
        }
        #expect(counts == [0, 0])
        #expect(try count.first { $0.int(0) } == 1)
    }
}
