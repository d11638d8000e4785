import Multichat

/// A file to import, and where it was found.
struct FoundFile: Sendable {
    /// The path to open.
    let path: String
    /// The path below the folder that the import was given, or the file's name; it goes into the records.
    let relative: String
    /// Whether the import was given this file itself, so that it must be of use.
    let isNamed: Bool

    /// The file's name.
    var name: String { String(path.split(separator: "/").last ?? "") }

    /// The part of the name behind the last dot, in lower case.
    var ending: String {
        guard let dot = name.lastIndex(of: ".") else { return "" }
        return name[name.index(after: dot)...].lowercased()
    }
}
