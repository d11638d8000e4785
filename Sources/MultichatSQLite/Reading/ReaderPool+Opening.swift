import Multichat
import MultichatSQLiteSupport

extension ReaderPool {
    /// Opens a store that can't be written, because of its rights or those of its file system, for reading.
    ///
    /// - Returns: `nil` where there is no store to read.
    static func readOnly(_ path: String, _ schema: Schema) throws -> ReaderPool? {
        let log = try SQLiteWriter.scanLog(of: path)
        guard try schema.version(of: DatabaseIdentity.read(path, log), path) > 0 else { return nil }
        guard log.verdict != .damaged else { throw SQLiteWriter.damage(log, path) }
        let pool = ReaderPool(path)
        do {
            _ = try pool.read { try $0.statement(SQL.lastNumber).first { $0.int64(0) } }
            return pool
        } catch let error as MultichatError where [.io, .permission].contains(error.code) {
            // Without the files beside it, which can't be made, only a file that nobody changes can be read.
            guard log.committedFrames == 0 else { throw error }
            return ReaderPool(path, .readUnchanging)
        }
    }
}
