import CSQLite
import Multichat
import MultichatFiles

extension SQLiteConnection {
    func open() throws {
        try Self.checkPath(path)
        if configuration.access == .create { try Self.createFile(path) }
        let isUnchanging = configuration.access == .readUnchanging
        let name = isUnchanging ? SQLiteName.unchanging(path) : SQLiteName.plain(path)
        let result = sqlite3_open_v2(name, &handle, configuration.flags, nil)
        guard result == SQLITE_OK else {
            throw Self.openingError(result, handle, configuration.access == .create ? "create" : "open", path)
        }
        // Without the right to write, SQLite opens a file for reading instead, and says nothing.
        guard configuration.isReader || sqlite3_db_readonly(handle, "main") == 0 else {
            throw MultichatError.sqlite(SQLITE_READONLY, path)
        }
    }

    func configure() throws {
        sqlite3_extended_result_codes(handle, 1)
        for (option, value) in SQLiteConfiguration.options { try check(multichat_sqlite_set(handle, option, value)) }
        sqlite3_busy_timeout(handle, configuration.busyTimeout)
        try execute(configuration.pragmas)
        guard !configuration.isReader, configuration.usesWriteAheadLog else { return }
        try startWriteAheadLog()
    }

    /// Turns the database to the write-ahead log, where it isn't there yet, and learns of its length from now on.
    private func startWriteAheadLog() throws {
        // Only an empty file takes another page size.
        try execute("PRAGMA page_size = \(configuration.pageSize)")
        if configuration.givesPagesBack { try execute("PRAGMA auto_vacuum = INCREMENTAL") }
        let mode = try statement("PRAGMA journal_mode = WAL").first { $0.text(0) }
        guard mode == "wal" else {
            throw MultichatError(
                .incompatible, "The database \(path) can't use a write-ahead log here.",
                hint: "Put it on a local disk, in a directory that can be written.")
        }
        pageSize = try statement("PRAGMA page_size").first { $0.int(0) } ?? 0
        sqlite3_wal_hook(
            handle,
            { context, _, _, frames in
                let counts = context?.assumingMemoryBound(to: Int32.self)
                counts?[0] = frames
                counts?[1] &+= 1
                return SQLITE_OK
            }, walFrames)
    }

    static func checkPath(_ path: String) throws {
        guard !path.isEmpty, !path.utf8.contains(0) else {
            throw MultichatError(.invalid, "The path of a database is empty or contains a NUL character.")
        }
    }

    /// Makes a missing file that nobody else may read; SQLite itself would let everybody.
    private static func createFile(_ path: String) throws {
        do {
            // An existing file is not opened: closing it would free the locks that another connection holds.
            _ = try File(path, .createNew)
        } catch let error as MultichatError where error.code == .cannotCreate {
            // It is there already, or opening it says in a moment what is wrong.
        }
    }

    /// Says in the system's words why a file can't be opened.
    static func openingError(_ result: Int32, _ handle: OpaquePointer?, _ verb: String, _ path: String)
        -> MultichatError
    {
        let number = sqlite3_system_errno(handle)
        let isSystems = [SQLITE_CANTOPEN, SQLITE_IOERR].contains(result & 0xFF) && number != 0
        return isSystems ? .system(number, verb, path) : .sqlite(result, path)
    }
}
