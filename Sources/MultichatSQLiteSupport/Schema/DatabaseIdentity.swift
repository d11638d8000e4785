import CSQLite
import Multichat
import MultichatFiles

/// Whose file a database is, read without a lock and without changing anything, not even beside it.
public enum DatabaseIdentity: Sendable, Equatable {
    /// There is no file, or nothing in it: no byte, or a database without a name, a version and a table.
    case new
    /// A file that is no SQLite database.
    case noDatabase
    /// A database with its `application_id` and its `user_version`.
    case database(applicationID: Int32, version: Int32)

    /// Reads the identity of a file.
    ///
    /// - Parameters:
    ///   - path: the database's path.
    ///   - log: a scan of its write-ahead log, which can hold a newer first page than the file; without one, the
    ///     answer can be older than the database is.
    public static func read(_ path: String, _ log: WALReport = WALReport(.empty)) throws -> DatabaseIdentity {
        let inFile = try firstPage(path)
        guard !inFile.isEmpty else {
            guard log.committedFrames == 0 else { throw orphanedLog(path) }
            return .new
        }
        guard inFile.starts(with: magic), inFile.count >= WALScanner.firstPageSize else { return .noDatabase }
        return try (log.firstPage ?? inFile).withUnsafeBytes { page in
            guard page.word(44) <= greatestFormat else { throw unknownFormat(path) }
            return identity(of: page)
        }
    }

    /// The text that every SQLite database begins with.
    private static let magic = Array("SQLite format 3\u{0}".utf8)

    /// The offsets are those of SQLite's documentation, "Database File Format", sections 1.3 and 1.6.
    private static func identity(of page: UnsafeRawBufferPointer) -> DatabaseIdentity {
        let applicationID = Int32(bitPattern: page.word(68))
        let version = Int32(bitPattern: page.word(60))
        let hasTables = page[100] != 0x0D || page[103] != 0 || page[104] != 0
        guard applicationID != 0 || version != 0 || hasTables else { return .new }
        return .database(applicationID: applicationID, version: version)
    }

    /// The file's first bytes; none where it is missing or empty.
    ///
    /// They are read through SQLite's own descriptor: closing one of ours would free the locks that other connections
    /// of this process hold on the file.
    private static func firstPage(_ path: String) throws -> [UInt8] {
        try SQLiteConnection.checkPath(path)
        var handle: OpaquePointer?
        defer { sqlite3_close_v2(handle) }
        let result = sqlite3_open_v2(SQLiteName.plain(path), &handle, SQLITE_OPEN_READONLY | SQLITE_OPEN_NOMUTEX, nil)
        guard result == SQLITE_OK else {
            let error = SQLiteConnection.openingError(result, handle, "open", path)
            guard error.code == .notFound else { throw error }
            return []
        }
        var file: UnsafeMutablePointer<sqlite3_file>?
        sqlite3_file_control(handle, "main", SQLITE_FCNTL_FILE_POINTER, &file)
        guard let file, let methods = file.pointee.pMethods?.pointee, let read = methods.xRead else { return [] }
        var size: sqlite3_int64 = 0
        guard methods.xFileSize?(file, &size) == SQLITE_OK else { throw MultichatError.sqlite(SQLITE_IOERR, path) }
        let count = min(Int(size), WALScanner.firstPageSize)
        return try Array(unsafeUninitializedCapacity: count) { buffer, filled in
            let result = count == 0 ? SQLITE_OK : read(file, buffer.baseAddress, Int32(count), 0)
            guard result == SQLITE_OK else { throw MultichatError.sqlite(result, path) }
            filled = count
        }
    }

    /// The greatest number of a format of tables that SQLite has ever written.
    private static let greatestFormat: UInt32 = 4

    private static func unknownFormat(_ path: String) -> MultichatError {
        MultichatError(
            .damaged, "The database \(path) is damaged: its first page names a format that there is none of.",
            hint: "Keep a copy of the file and its -wal. \(MultichatError.saving)")
    }

    private static func orphanedLog(_ path: String) -> MultichatError {
        MultichatError(
            .damaged, "The database \(path) is missing or empty, but its log \(path)-wal is there.",
            hint: "Put the database back that the log belongs to, or move the log away.")
    }
}
