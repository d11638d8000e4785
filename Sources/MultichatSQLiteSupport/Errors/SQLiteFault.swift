import CSQLite
import Multichat

/// What one result code of SQLite means for a user.
struct SQLiteFault: Sendable {
    var code: ErrorCode
    /// What happened, behind the file's path.
    var words: String
    var hint: String?
    var retry: Retry

    init(_ code: ErrorCode, _ words: String, hint: String? = nil, retry: Retry = .never) {
        self.code = code
        self.words = words
        self.hint = hint
        self.retry = retry
    }

    /// The meaning of a result code: of the extended code where the table has it, else of the class that it is in.
    static func meaning(of code: Int32) -> SQLiteFault {
        table[code] ?? table[code & 0xFF] ?? SQLiteFault(.internal, "could not be used", hint: report)
    }

    private static let report = "This is a bug of Multichat's: please report it."
    private static let device = "Check the disk and the system's log, then verify the store."
    private static let restore = "Keep a copy of the file and its -wal; restore a backup, or run `multichat verify`."
    private static let space = "Free some space; reading goes on, and writing works again then."
    private static let rights = "Check the owner and the mode of the file and of its directory."
    private static let others = "Close the other program that uses the file, or try again."

    private static let table: [Int32: SQLiteFault] = [
        SQLITE_FULL: SQLiteFault(.io, "has no space left to grow", hint: space, retry: .later),
        SQLITE_IOERR: SQLiteFault(.io, "could not be read or written", hint: device),
        ioError(12): SQLiteFault(
            .unavailable, "could not be used: memory is short", hint: "Close other programs.", retry: .later),
        ioError(19): SQLiteFault(.io, "has no space left for its -shm file", hint: space, retry: .later),
        ioError(33): SQLiteFault(.damaged, "is damaged: the file system says so", hint: restore),
        SQLITE_CORRUPT: SQLiteFault(.damaged, "is damaged", hint: restore),
        SQLITE_NOTADB: SQLiteFault(.incompatible, "is not an SQLite database", hint: "Choose another file."),
        SQLITE_FORMAT: SQLiteFault(.incompatible, "is not an SQLite database", hint: "Choose another file."),
        SQLITE_NOLFS: SQLiteFault(.incompatible, "is too large for this file system", hint: "Move it to another one."),

        SQLITE_CANTOPEN: SQLiteFault(.io, "could not be opened", hint: rights),
        SQLITE_PERM: SQLiteFault(.permission, "may not be used by this user", hint: rights),
        SQLITE_AUTH: SQLiteFault(.permission, "may not be used by this user", hint: rights),
        SQLITE_READONLY: SQLiteFault(.permission, "is read-only", hint: rights),
        readOnly(4): SQLiteFault(.io, "was moved or replaced while it was open", hint: "Open the store again."),

        SQLITE_BUSY: SQLiteFault(.unavailable, "stays locked by another program", hint: others, retry: .later),
        SQLITE_LOCKED: SQLiteFault(.unavailable, "stays locked by another statement", hint: others, retry: .later),
        SQLITE_PROTOCOL: SQLiteFault(.unavailable, "stays locked by another program", hint: others, retry: .later),
        SQLITE_SCHEMA: SQLiteFault(.unavailable, "is being changed by another program", hint: others, retry: .later),
        SQLITE_NOMEM: SQLiteFault(
            .unavailable, "could not be used: memory is short", hint: "Close other programs.", retry: .later),
        SQLITE_INTERRUPT: SQLiteFault(.unavailable, "was interrupted", hint: "Try again.", retry: .later),

        // What is written is far smaller than SQLite's limit of 10⁹ bytes, so the size was read from a damaged row.
        SQLITE_TOOBIG: SQLiteFault(.damaged, "is damaged: it has a value of an impossible size", hint: restore),
        SQLITE_CONSTRAINT: SQLiteFault(.internal, "refused a record that breaks a rule of its schema", hint: report),
        SQLITE_MISMATCH: SQLiteFault(.internal, "refused a value of another type", hint: report),
        SQLITE_RANGE: SQLiteFault(.internal, "got a value for a place that the statement lacks", hint: report),
        SQLITE_MISUSE: SQLiteFault(.internal, "was used in a way that SQLite forbids", hint: report),
        SQLITE_ERROR: SQLiteFault(.internal, "refused a statement", hint: report),
    ]

    /// The extended codes that the table has, which SQLite's header computes from macros that Swift doesn't see.
    private static func ioError(_ number: Int32) -> Int32 { SQLITE_IOERR | number << 8 }
    private static func readOnly(_ number: Int32) -> Int32 { SQLITE_READONLY | number << 8 }
}
