import Dispatch
import Multichat
import MultichatSQLiteSupport
import Synchronization

/// A few connections that only read, each used by one thread at a time.
final class ReaderPool: Sendable {
    private static let capacity = 4
    private let file: SQLiteFile
    private let idle = Mutex<[SQLiteConnection]>([])
    private let places = DispatchSemaphore(value: ReaderPool.capacity)

    init(_ file: SQLiteFile) { self.file = file }

    /// Reads one state of the file: all statements of the closure see the same commits.
    func read<Result>(_ body: (SQLiteConnection) throws -> Result) throws -> Result {
        places.wait()
        defer { places.signal() }
        try file.requireOpen()
        let connection = try idle.withLock { $0.popLast() } ?? SQLiteConnection(file.path, SQLiteConfiguration(.read))
        defer { idle.withLock { $0.append(connection) } }
        return try connection.snapshot { try body(connection) }
    }

    /// Closes the connections that are idle.
    func close() { idle.withLock { $0.removeAll() } }
}
