import CMultichatShims
import Multichat

/// Directories: made, listed, removed and synced so that a power cut undoes nothing that was answered.
public enum Directory {
    /// What a directory holds under one name.
    public struct Entry: Sendable, Hashable {
        /// The name within the directory.
        public var name: String
        /// Whether it is a directory; a symbolic link is none.
        public var isDirectory: Bool
    }

    /// Makes a directory and those above it that are missing (mode 0700), durably.
    ///
    /// One that exists already is left as it is, but for a sync of the directory above it: whoever made it may not
    /// have come that far.
    public static func create(_ path: String) throws {
        try SystemCall.checkPath(path)
        var missing: [String] = []
        var place = path
        while try !isDirectory(place) {
            missing.append(place)
            place = parent(of: place)
        }
        for directory in missing.reversed() {
            try makeOne(directory)
            try sync(parent(of: directory))
        }
        if missing.isEmpty { try sync(parent(of: path)) }
    }

    /// Lists a directory in no particular order, without `.` and `..`.
    public static func entries(_ path: String) throws -> [Entry] {
        try SystemCall.checkPath(path)
        let stream = try DirectoryStream(path)
        var entries: [Entry] = []
        while let found = try stream.next() {
            entries.append(Entry(name: String(cString: found.name), isDirectory: found.isDirectory))
        }
        return entries
    }

    /// Makes the entries of a directory durable: new, renamed and removed files.
    public static func sync(_ path: String) throws {
        try SystemCall.checkPath(path)
        let directory = try File(path, flags: O_RDONLY | O_DIRECTORY, verb: "open")
        try withExtendedLifetime(directory) {
            let result = SystemCall.uninterrupted { multichat_directory_sync(directory.descriptor) }
            // Some file systems have nothing to sync in a directory and say so with EINVAL.
            guard result == 0 || multichat_errno() == EINVAL else {
                throw MultichatError.system(multichat_errno(), "sync", path).with { $0.retry = .sameIDs }
            }
        }
    }

    /// The directory that holds the last part of a path: `/a` for `/a/b` and `/a/b/`, `.` for `b`.
    public static func parent(of path: String) -> String {
        var parts = Substring(path)
        while parts.utf8.count > 1, parts.last == "/" { parts.removeLast() }
        guard let slash = parts.lastIndex(of: "/") else { return "." }
        parts = parts[..<slash]
        while parts.last == "/" { parts.removeLast() }
        return parts.isEmpty ? "/" : String(parts)
    }

    static func isDirectory(_ path: String) throws -> Bool {
        var status = stat()
        if SystemCall.uninterrupted({ stat(path, &status) }) == 0 {
            guard multichat_is_directory(&status) else { throw MultichatError.system(ENOTDIR, "create", path) }
            return true
        }
        guard multichat_errno() == ENOENT else { throw MultichatError.system(multichat_errno(), "create", path) }
        return false
    }

    private static func makeOne(_ path: String) throws {
        // Another process may have made it since; what counts is that it is there.
        guard SystemCall.uninterrupted({ mkdir(path, 0o700) }) != 0, multichat_errno() != EEXIST else { return }
        throw MultichatError.system(multichat_errno(), "create", path)
    }
}
