import Multichat
import MultichatFiles

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

    /// All files below the paths, in the order of their paths; names that begin with a dot are passed over.
    ///
    /// - Throws: ``MultichatError`` with the code `notFound` for a path that leads to nothing.
    static func walk(_ paths: [String], except isExcluded: (String) -> Bool) throws -> [FoundFile] {
        var found: [FoundFile] = []
        for path in paths {
            var root = path
            while root.utf8.count > 1, root.utf8.last == UInt8(ascii: "/") { root.removeLast() }
            if isExcluded(root) { continue }
            if try isDirectory(root) {
                try walk(root, "", isExcluded, &found)
            } else {
                let name = String(root.split(separator: "/").last ?? "")
                found.append(FoundFile(path: root, relative: name, isNamed: true))
            }
        }
        return found
    }

    private static func walk(
        _ folder: String, _ prefix: String, _ isExcluded: (String) -> Bool, _ found: inout [FoundFile]
    ) throws {
        let entries = try Directory.entries(folder).filter { !$0.name.hasPrefix(".") }
        for entry in entries.sorted(by: { Array($0.name.utf8).lexicographicallyPrecedes(Array($1.name.utf8)) }) {
            let path = folder + "/" + entry.name
            if isExcluded(path) { continue }
            if entry.isDirectory {
                try walk(path, prefix + entry.name + "/", isExcluded, &found)
            } else {
                found.append(FoundFile(path: path, relative: prefix + entry.name, isNamed: false))
            }
        }
    }

    private static func isDirectory(_ path: String) throws -> Bool {
        do {
            _ = try Directory.entries(path)
            return true
        } catch let error as MultichatError where error.code == .notFound {
            throw error
        } catch {
            _ = try File(path, .read)
            return false
        }
    }
}
