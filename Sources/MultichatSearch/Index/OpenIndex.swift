import Multichat
import MultichatFiles
import MultichatSQLiteSupport
import Synchronization

/// The connections to an index's file.
final class OpenIndex: Sendable {
    private static let idleReaders = 4
    private let path: String
    private let writer: SQLiteWriter
    private let readers = Mutex<[SQLiteConnection]>([])

    /// Opens the file, or makes it.
    init(_ path: String) throws {
        self.path = path
        var configuration = SQLiteConfiguration(.create)
        // What a power cut undoes is indexed again.
        configuration.synchronous = .normal
        configuration.pageSize = 4096
        configuration.cacheSize = 32 << 20
        writer = try SQLiteWriter(path, IndexSchema.schema, configuration)
        // What is removed leaves no trace in the file.
        try writer.withConnection { try $0.execute("PRAGMA secure_delete = ON") }
    }

    /// Runs the closure in a transaction that writes.
    func write<Result>(_ body: (SQLiteConnection) throws -> Result) throws -> Result {
        let result = try writer.transaction(body)
        // A log that stays long costs time and harms nothing.
        try? writer.checkpointIfNeeded()
        return result
    }

    /// Runs the closure on one state of the file.
    func read<Result>(_ body: (SQLiteConnection) throws -> Result) throws -> Result {
        let connection = try readers.withLock { $0.popLast() } ?? reader()
        defer {
            readers.withLock { idle in
                if idle.count < Self.idleReaders { idle.append(connection) }
            }
        }
        return try connection.snapshot { try body(connection) }
    }

    /// Copies the log to the file and empties it, so that what was removed is gone from both.
    func emptyLog() throws {
        readers.withLock { $0.removeAll() }
        let result = try writer.checkpoint(.truncate)
        guard result.isComplete else {
            throw MultichatError(
                .unavailable, "The log of the search index \(path) can't be emptied while others read it.",
                hint: "Try again when they are done.", retry: .later)
        }
    }

    /// Closes all connections that nobody uses.
    func close() {
        readers.withLock { $0.removeAll() }
        writer.close()
    }

    private func reader() throws -> SQLiteConnection {
        var configuration = SQLiteConfiguration(.read)
        configuration.cacheSize = 32 << 20
        let connection = try SQLiteConnection(path, configuration)
        try Relevance.add(to: connection)
        return connection
    }
}
