import Multichat
import MultichatFiles

/// Finds the files below paths; names that begin with a dot, and what is no file, are passed over.
struct FileWalk {
    /// The files, in the order of their paths.
    private(set) var files: [FoundFile] = []
    /// The folders that couldn't be read, and why.
    private(set) var refused: [(path: String, reason: String)] = []
    private let isExcluded: (String) -> Bool

    /// Walks along the paths.
    ///
    /// - Throws: ``MultichatError`` with the code `notFound` for a path that leads to nothing.
    init(_ paths: [String], except isExcluded: @escaping (String) -> Bool) throws {
        self.isExcluded = isExcluded
        for path in paths {
            var root = path
            while root.utf8.count > 1, root.utf8.last == UInt8(ascii: "/") { root.removeLast() }
            if isExcluded(root) { continue }
            if try isDirectory(root) {
                walk(root, "")
            } else {
                let name = String(root.split(separator: "/").last ?? "")
                files.append(FoundFile(path: root, relative: name, isNamed: true))
            }
        }
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

    private func isDirectory(_ path: String) throws -> Bool {
        if Directory.exists(path) { return true }
        guard FileKind.isRegular(path) else {
            throw MultichatError(.notFound, "There is no file or folder \(path).", hint: "Check the path.")
        }
        return false
    }
}
