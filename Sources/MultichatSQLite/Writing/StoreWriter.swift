import Multichat
import MultichatFiles
import MultichatSQLiteSupport

// Only the leader of the commit queue uses it, one thread at a time.
/// Commits batches of changes, each batch in one transaction under the lock of all processes.
final class StoreWriter: @unchecked Sendable {
    let configuration: StoreConfiguration
    let planner: AppendPlanner
    let chainer = Chainer()
    let database: SQLiteWriter
    /// Used only inside the database's transactions.
    let connection: SQLiteConnection
    var sessions = SessionCache()
    /// Whether rows were touched by the change under way.
    var isWriting = false
    /// Whether sessions were taken out of sight whose rows are still there.
    var hasDoomed = true
    var dataVersion: UInt32 = 0
    let recoveries = RecoveryLog()

    /// Opens the file for writing, and makes its tables where they are missing.
    init(_ path: String, _ configuration: StoreConfiguration, _ schema: Schema) throws {
        self.configuration = configuration
        planner = AppendPlanner(configuration)
        var options = SQLiteConfiguration(.create)
        options.pageSize = SQLiteSchema.pageSize
        options.givesPagesBack = true
        database = try SQLiteWriter(path, schema, options)
        connection = try database.withConnection { $0 }
        try requireLastCommit()
    }

    /// The last commit must be there: a log that was removed has left no other trace.
    private func requireLastCommit() throws {
        let isThere = try database.withConnection { connection in
            let anchor = try database.lastAnchor()
            guard anchor.number > 0 else { return true }
            let statement = try connection.statement(SQL.headNumbered)
            statement.bind(1, anchor.number)
            if let isThere = try statement.first({ $0.int64(0) >= anchor.value }) { return isThere }
            // A session that was deleted leaves its number behind, as no number is given twice.
            return try connection.statement(SQL.lastNumber).first { $0.int64(0) >= anchor.number } ?? false
        }
        guard !isThere else { return }
        // Without a checkpoint, which would make the mark forget.
        try database.withConnection { $0.close() }
        throw MultichatError(
            .damaged, "What was committed last is missing in \(database.path): its -wal file was removed or cut.",
            hint: "Put that file back. If you have restored a backup, remove \(database.path)-lock: then it counts. "
                + MultichatError.saving)
    }

    /// Commits a batch in one transaction; a change that is refused doesn't hinder the others.
    func commit(_ batch: [SQLiteWrite]) -> [Result<SQLiteOutcome, any Error>] {
        do {
            let outcomes = try transaction(batch)
            // A checkpoint that fails is tried again later: the log keeps everything until one succeeds.
            try? database.checkpointIfNeeded()
            // What can't be removed now is removed by a later batch or at the next opening.
            if hasDoomed { hasDoomed = (try? sweepSlice()) ?? true }
            return outcomes
        } catch {
            sessions.clear()
            // What is wrong with one session must not hinder the others of the batch.
            guard batch.count > 1, (error as? MultichatError)?.code == .damaged else {
                return batch.map { _ in .failure(error) }
            }
            return batch.flatMap { commit([$0]) }
        }
    }
}
