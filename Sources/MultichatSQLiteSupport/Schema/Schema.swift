import Multichat

/// What a program keeps in an SQLite file: the file's name tag, and the steps that make and change its tables.
///
///     let schema = Schema(
///         name: "a library's catalogue", applicationID: 0x424F_4F4B,
///         migrations: ["CREATE TABLE book(…) STRICT", "ALTER TABLE book ADD COLUMN year INTEGER"])
///
/// The version of a file (`user_version`) is the number of migrations that it has seen. Migrations that were once
/// released never change; new ones are added at the end.
public struct Schema: Sendable {
    /// What the file is, for messages: "a Multichat store".
    public var name: String
    /// The number that marks the file as this program's (`application_id`), not 0.
    public var applicationID: Int32
    /// For each version, from 1 on, the SQL that leads to it from the version before.
    public var migrations: [String]

    /// Makes a schema; versions follow from the order of the migrations.
    public init(name: String, applicationID: Int32, migrations: [String]) {
        self.name = name
        self.applicationID = applicationID
        self.migrations = migrations
    }

    /// The newest version.
    public var version: Int32 { Int32(migrations.count) }

    /// Answers the version of a file, 0 for a new one, or throws why it can't be used; the file stays untouched.
    ///
    /// - Throws: ``MultichatError`` with the code `incompatible` for another program's file and a newer version, `damaged` where
    ///   the name is there and the version isn't: both are written at once.
    public func version(of identity: DatabaseIdentity, _ path: String) throws -> Int32 {
        switch identity {
        case .new:
            return 0
        case .noDatabase:
            throw foreign("\(path) is not an SQLite database.")
        case .database(let found, _) where found != applicationID:
            let number = String(UInt32(bitPattern: found), radix: 16)
            throw foreign("\(path) belongs to another program (application id 0x\(number)); it is not \(name).")
        case .database(_, let found) where found > version || found < 0:
            throw MultichatError(
                .incompatible,
                "\(path) is \(name) of version \(found), which a newer program wrote; this one knows up to \(version).",
                hint: "Use a newer version of this program.")
        case .database(_, 0):
            throw MultichatError(
                .damaged, "\(path) is \(name), but has lost its version.",
                hint: "Keep a copy of it. \(MultichatError.saving)")
        case .database(_, let found):
            return found
        }
    }

    private func foreign(_ message: String) -> MultichatError {
        MultichatError(.incompatible, message, hint: "Choose another path; nothing in the file was changed.")
    }
}
