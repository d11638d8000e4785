import Dispatch
import Multichat
import MultichatSQLiteSupport
import Synchronization

/// A few connections that only read, each used by one thread at a time.
final class ReaderPool: Sendable {
    private struct State {
        var idle: [SQLiteConnection] = []
        var isClosed = false
    }

    private static let capacity = 4
    private let path: String
    private let access: SQLiteConfiguration.Access
    private let state = Mutex(State())
    private let places = DispatchSemaphore(value: ReaderPool.capacity)

    init(_ path: String, _ access: SQLiteConfiguration.Access = .read) {
        self.path = path
        self.access = access
    }

    /// A new connection for reading, for work that takes long.
    func connection() throws -> SQLiteConnection {
        guard state.withLock({ !$0.isClosed }) else { throw MultichatError.closed(path) }
        return try SQLiteConnection(path, SQLiteConfiguration(access))
    }

    /// Reads one state of the file: all statements of the closure see the same commits.
    func read<Result>(_ body: (SQLiteConnection) throws -> Result) throws -> Result {
        places.wait()
        defer { places.signal() }
        let connection = try take() ?? connection()
        defer { state.withLock { if !$0.isClosed { $0.idle.append(connection) } } }
        return try connection.snapshot { try body(connection) }
    }

    /// The connections that nobody uses now.
    var idle: [SQLiteConnection] { state.withLock { $0.idle } }

    /// Closes the connections that are idle, and the others when they are given back.
    func close() {
        state.withLock { state in
            state.isClosed = true
            state.idle.removeAll()
        }
    }

    private func take() throws -> SQLiteConnection? {
        try state.withLock { state in
            guard !state.isClosed else { throw MultichatError.closed(path) }
            return state.idle.popLast()
        }
    }
}
