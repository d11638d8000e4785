import Multichat
import MultichatFiles

extension SQLiteWriter {
    /// How long an emptying of the log waits for readers, in milliseconds.
    static let closingWait: Int32 = 100

    /// Opens the database while holding the lock.
    static func open(
        _ path: String, _ schema: Schema, _ configuration: SQLiteConfiguration, _ marker: CommitMarker
    ) throws -> (SQLiteConnection, WALReport) {
        let log = try marker.scan()
        let version = try schema.version(of: DatabaseIdentity.read(path, log), path)
        guard log.verdict != .damaged else { throw damage(log, path) }
        let connection = try SQLiteConnection(path, configuration)
        do {
            try schema.migrate(connection, from: version)
            // Behind a torn end stand frames that the next scan would have to tell from damage; a new file's first
            // page should not stand in the log alone.
            if log.verdict == .torn || version < schema.version {
                _ = try connection.checkpoint(.truncate, waiting: closingWait)
            }
        } catch {
            connection.close()
            throw error
        }
        return (connection, log)
    }

    /// Looks for damage in the write-ahead log of a database that can only be read.
    ///
    /// Without the lock somebody may be writing it, so a log that seems damaged is scanned again.
    public static func scanLog(of path: String) throws -> WALReport {
        let marks = try? File(lockPath(of: path), .read)
        let log = try CommitMark.scan(path, marks)
        return log.verdict == .damaged ? try CommitMark.scan(path, marks) : log
    }

    /// The error of a database whose log is damaged: it says where.
    public static func damage(_ log: WALReport, _ path: String) -> MultichatError {
        let place = log.faultOffset.map { " at byte \($0)" } ?? ""
        return MultichatError(
            .damaged,
            "The log \(path)-wal is damaged\(place): opening the database would lose what was committed behind it.",
            hint: "Keep copies of \(path) and of its -wal and -lock files. \(MultichatError.saving)")
    }
}
