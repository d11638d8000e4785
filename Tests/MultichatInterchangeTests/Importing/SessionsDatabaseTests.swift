import Multichat
import MultichatInterchange
import MultichatSQLiteSupport
import TestSupport
import Testing

@Suite struct SessionsDatabaseTests {
    private static let sql = """
        CREATE TABLE sessions (session_id TEXT PRIMARY KEY, participants TEXT, created_at REAL, last_activity REAL);
        CREATE TABLE messages (id TEXT PRIMARY KEY, session_id TEXT, sender TEXT, recipient TEXT, content TEXT, timestamp REAL);
        INSERT INTO sessions VALUES ('s', '["Agent-1","Agent-2"]', 1000.0, 2000.0), ('empty', NULL, 5, 5);
        INSERT INTO messages VALUES ('b', 's', 'Agent-2', 'All', 'two', 1500.25), ('a', 's', 'Agent-1', 'Agent-2', 'one', 1200),
            ('c', NULL, 'Agent-1', NULL, 'lost', 1);
        """

    @Test func theOldDatabaseIsRead() throws {
        let bench = try ImportBench()
        let connection = try SQLiteConnection(bench.folder("sessions.db"), SQLiteConfiguration(.create))
        try connection.execute(Self.sql)
        connection.close()
        let report = try bench.run()
        #expect(
            report.byFormat[.database]
                == figures { ($0.files, $0.sessions, $0.messages, $0.refused) = (1, 2, 2, 1) })
        #expect(report.refused.first?.reason == "message 3: The message has no session_id.")
        let entries = try bench.entries("s")
        #expect(entries.map(\.id) == ["a", "b"])
        #expect(entries.map(\.time.microseconds) == [1_200_000_000, 1_500_250_000])
        #expect(try bench.store.session(SessionReference("s"))?.participants == ["Agent-1", "Agent-2"])
        #expect(try bench.run().total.duplicates == 2)
    }

    @Test func anotherDatabaseIsRefused() throws {
        let bench = try ImportBench()
        let connection = try SQLiteConnection(bench.folder("x.db"), SQLiteConfiguration(.create))
        try connection.execute("CREATE TABLE t(x)")
        connection.close()
        #expect(try bench.run().refused.count == 1)
    }
}
