import Dispatch
import MultichatSQLiteSupport
import Synchronization

/// Two readers on threads of their own, of which each ends its snapshot only when the other has begun one.
final class ReadingRelay: Sendable {
    private let turns = [DispatchSemaphore(value: 0), DispatchSemaphore(value: 0)]
    private let isStopped = Atomic(false)

    /// Lets both readers come to their end.
    func stop() { isStopped.store(true, ordering: .releasing) }

    /// Reads until the relay is stopped.
    func run(_ reader: Int, _ connection: SQLiteConnection) throws {
        defer { turns[1 - reader].signal() }
        while !isStopped.load(ordering: .acquiring) {
            try connection.snapshot {
                _ = try connection.statement("SELECT count(*) FROM book").first { $0.int(0) }
                turns[1 - reader].signal()
                turns[reader].wait()
            }
        }
    }
}
