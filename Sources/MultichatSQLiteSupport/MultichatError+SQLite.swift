import CSQLite
import Multichat

extension MultichatError {
    /// The error of an SQLite result code, with words for people.
    static func sqlite(_ code: Int32, _ path: String, _ detail: String? = nil) -> MultichatError {
        let fault = faults[code] ?? faults[code & 0xFF]
        let reason = fault?.reason ?? "SQLite reports: \(detail ?? String(cString: sqlite3_errstr(code)))"
        return MultichatError(
            fault?.code ?? .internal, "\(path): \(reason).", hint: fault?.hint, retry: fault?.retry ?? .never)
    }

    private struct Fault {
        var code: ErrorCode
        var reason: String
        var hint: String?
        var retry: Retry = .never
    }

    private static let faults: [Int32: Fault] = [
        SQLITE_FULL: Fault(
            code: .io, reason: "no space is left", hint: "Free some space; nothing was stored, reading goes on.",
            retry: .later),
        SQLITE_IOERR: Fault(code: .io, reason: "reading or writing failed", hint: "Check the disk."),
        SQLITE_CORRUPT: Fault(
            code: .damaged, reason: "the file is damaged", hint: "`multichat verify` shows what; restore a backup."),
        SQLITE_NOTADB: Fault(
            code: .incompatible, reason: "the file is not an SQLite database", hint: "Choose another path."),
        SQLITE_CANTOPEN: Fault(
            code: .cannotCreate, reason: "the file can't be opened or created",
            hint: "Check that its directory exists and can be written."),
        SQLITE_READONLY: Fault(code: .permission, reason: "the file is read-only", hint: "Reading goes on."),
        SQLITE_PERM: Fault(code: .permission, reason: "access is denied"),
        SQLITE_AUTH: Fault(code: .permission, reason: "access is denied"),
        SQLITE_BUSY: Fault(
            code: .unavailable, reason: "another program holds the file's lock",
            hint: "End what uses it without Multichat, such as a sqlite3 shell in a transaction.", retry: .later),
        SQLITE_LOCKED: Fault(code: .unavailable, reason: "the file is locked", hint: nil, retry: .later),
        SQLITE_NOMEM: Fault(code: .io, reason: "no memory is left", hint: nil, retry: .later),
        SQLITE_TOOBIG: Fault(code: .invalid, reason: "a value is larger than SQLite stores"),
    ]
}
