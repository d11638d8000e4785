import Multichat

/// A file to import, and where it was found.
struct FoundFile: Sendable {
    /// The path that people know it by.
    let path: String
    /// The path below the folder that the import was given, or the file's name; it goes into the records.
    let relative: String
    /// Whether the import was given this file itself, so that it must be of use.
    let isNamed: Bool
    /// What came out of it, if it is a pipe.
    var spooled: SpooledFile?

    /// The path to open.
    var source: String { spooled?.path ?? path }

    /// The file's name.
    var name: String { String(relative.split(separator: "/").last ?? "") }

    /// The part of the name behind the last dot, in lower case.
    var ending: String {
        guard let dot = name.lastIndex(of: ".") else { return "" }
        return name[name.index(after: dot)...].lowercased()
    }
}
