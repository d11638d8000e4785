import Multichat
import MultichatFiles

/// Finds the files below paths; names that begin with a dot, and what is no file, are passed over in folders.
struct FileWalk {
    /// The files, in the order of their paths.
    private(set) var files: [FoundFile] = []
    /// The folders that couldn't be read, and why.
    private(set) var refused: [(path: String, reason: String)] = []
    private let isExcluded: (String) -> Bool

    /// Walks along the paths; pipes are read to their ends, once all paths are known to lead somewhere.
    ///
    /// - Throws: ``MultichatError`` with the code `notFound` for a path that leads to nothing.
    init(_ paths: [String], except isExcluded: @escaping (String) -> Bool) throws {
        self.isExcluded = isExcluded
        for path in paths where !Directory.exists(path) && !FileKind.isRegular(path) && !FileKind.isStream(path) {
            throw MultichatError(.notFound, "There is no file or folder \(path).", hint: "Check the path.")
        }
        for path in paths {
            var root = path
            while root.utf8.count > 1, root.utf8.last == UInt8(ascii: "/") { root.removeLast() }
            if isExcluded(root) { continue }
            if Directory.exists(root) { walk(root, "") } else { try add(root) }
        }
    }

    private mutating func add(_ path: String) throws {
        // What the system calls its pipes changes from run to run, and would change the ids of records.
        let name = path.hasPrefix("/dev/") ? "input" : String(path.split(separator: "/").last ?? "")
        var file = FoundFile(path: path, relative: name, isNamed: true)
        if FileKind.isStream(path) { file.spooled = try SpooledFile(path) }
        files.append(file)
    }

    private mutating func walk(_ folder: String, _ prefix: String) {
        let entries: [Directory.Entry]
        do {
            entries = try Directory.entries(folder).filter { !$0.name.hasPrefix(".") }
        } catch {
            return refused.append((folder, (error as? MultichatError)?.message ?? "\(error)"))
        }
        for entry in entries.sorted(by: { Array($0.name.utf8).lexicographicallyPrecedes(Array($1.name.utf8)) }) {
            let path = folder + "/" + entry.name
            if isExcluded(path) { continue }
            if entry.isDirectory {
                walk(path, prefix + entry.name + "/")
            } else if FileKind.isRegular(path) {
                files.append(FoundFile(path: path, relative: prefix + entry.name, isNamed: false))
            }
        }
    }
}
