import Multichat
import MultichatFiles
import MultichatSQLiteSupport

// Only the leader of the commit queue uses it, one thread at a time.
/// The one connection that writes; it commits batches of changes under the lock of all processes.
final class StoreWriter: @unchecked Sendable {
    let configuration: StoreConfiguration
    let planner: AppendPlanner
    let chainer = Chainer()
    let file: SQLiteFile
    let connection: SQLiteConnection
    var sessions = SessionCache()
    /// Whether rows were touched by the change under way.
    var isWriting = false
    /// Whether sessions were taken out of sight whose rows are still there.
    var hasDoomed = true
    private var dataVersion: UInt32 = 0

    /// Opens the file for writing, and makes its tables where they are missing.
    init(_ file: SQLiteFile, _ configuration: StoreConfiguration) throws {
        self.file = file
        self.configuration = configuration
        planner = AppendPlanner(configuration)
        connection = try file.lock.withLock { try file.open(configuration) }
    }

    /// Empties the write-ahead log into the file.
    func close() throws { try file.lock.withLock { _ = try connection.checkpoint(truncates: true) } }

    /// Commits a batch in one transaction; a change that is refused doesn't hinder the others.
    func commit(_ batch: [SQLiteWrite]) -> [Result<SQLiteOutcome, any Error>] {
        do {
            return try file.lock.withLock { try transaction(batch) }
        } catch {
            sessions.clear()
            return batch.map { _ in .failure(error) }
        }
    }

    private func transaction(_ batch: [SQLiteWrite]) throws -> [Result<SQLiteOutcome, any Error>] {
        let outcomes = try connection.transaction {
            if connection.dataVersion != dataVersion { sessions.clear() }
            let now = configuration.clock()
            return try batch.map { try outcome(of: $0, now: now) }
        }
        dataVersion = connection.dataVersion
        file.checkpointIfNeeded(connection)
        // What can't be removed now is removed by a later batch or at the next opening.
        if hasDoomed { hasDoomed = (try? sweepSlice()) ?? true }
        return outcomes
    }
}
