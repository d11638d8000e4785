import Multichat
import MultichatSQLiteSupport

extension SQLiteStore: Recovering {
    /// What was mended when the file was opened: the end of its log, and deletions that were not finished.
    public var recoveries: [Recovery] {
        guard let writer else { return [] }
        let log = writer.database.recovery
        guard log.verdict == .torn else { return writer.recoveries.all }
        let action =
            "a transaction that was never answered was cut off; \(log.committedFrames) pages of the log were kept"
        return [Recovery(place: path + "-wal", action: action)] + writer.recoveries.all
    }
}
