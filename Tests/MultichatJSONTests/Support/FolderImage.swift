import Multichat
import MultichatFiles

/// All files of a folder in memory, so that a store can be put elsewhere with something changed.
struct FolderImage: Equatable {
    /// The contents by their paths within the folder.
    var files: [String: [UInt8]] = [:]
    /// The folders within.
    private var folders: Set<String> = []

    init(_ path: String) throws { try read(path, "") }

    private mutating func read(_ path: String, _ prefix: String) throws {
        for entry in try Directory.entries(path) {
            let (inner, name) = (path + "/" + entry.name, prefix + entry.name)
            if entry.isDirectory {
                folders.insert(name)
                try read(inner, name + "/")
            } else {
                files[name] = try File(inner, .read).contents()
            }
        }
    }

    /// Makes the folder anew at a path.
    func write(to path: String) throws {
        try Directory.remove(path)
        try Directory.create(path)
        for folder in folders.sorted() { try Directory.create(path + "/" + folder) }
        for (name, bytes) in files {
            let file = try File(path + "/" + name, .createNew)
            try bytes.withUnsafeBytes { try file.write($0, at: 0) }
        }
    }

    /// The names of the files that end so, in their order; there must be some.
    func names(ending suffix: String, in folder: String = "") -> [String] {
        files.keys.filter { $0.hasSuffix(suffix) && $0.hasPrefix(folder) }.sorted()
    }

    /// The lines of a file, each with its newline.
    func lines(_ name: String) -> [[UInt8]] {
        var lines: [[UInt8]] = []
        for byte in files[name] ?? [] {
            if lines.last?.last ?? 10 == 10 { lines.append([]) }
            lines[lines.count - 1].append(byte)
        }
        return lines
    }

    /// Replaces the lines of a file.
    mutating func put(_ lines: [[UInt8]], _ name: String) { files[name] = Array(lines.joined()) }
}
