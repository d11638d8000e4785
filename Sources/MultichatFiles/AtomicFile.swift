import CMultichatShims
import Multichat

/// Small files that are replaced as a whole: a reader, and whoever comes after a crash, sees the old or the new
/// content, never a mixture and never an empty file.
public enum AtomicFile {
    /// What the names of unfinished files begin with.
    public static let temporaryPrefix = ".tmp-"

    /// Replaces a file's content, or makes the file (mode 0600), durably.
    ///
    /// The bytes go to a temporary file in the same directory, which is synced, renamed over the old one, and made
    /// durable by a sync of the directory. Replacing at the same time from several processes is safe: one wins.
    ///
    /// - Throws: ``MultichatError``; with `retry` set to `sameIDs` where the new content may be there already.
    public static func replace(_ path: String, _ bytes: UnsafeRawBufferPointer) throws {
        try SystemCall.checkPath(path)
        let directory = Directory.parent(of: path)
        let temporary = try makeTemporary(in: directory)
        do {
            try temporary.write(bytes, at: 0)
            try temporary.sync()
            try SystemCall.check("replace", path) { rename(temporary.path, path) }
        } catch {
            unlink(temporary.path)
            throw error
        }
        try Directory.sync(directory)
    }

    /// Replaces a file's content by the UTF-8 of a text.
    public static func replace(_ path: String, _ text: String) throws {
        var text = text
        try text.withUTF8 { try replace(path, UnsafeRawBufferPointer($0)) }
    }

    /// Removes the unfinished files that crashed writers left in a directory; those at work are left alone.
    ///
    /// - Returns: how many were removed.
    @discardableResult
    public static func sweep(_ directory: String) throws -> Int {
        var removed = 0
        for entry in try Directory.entries(directory) where entry.name.hasPrefix(temporaryPrefix) {
            if !entry.isDirectory, try isAbandoned(directory + "/" + entry.name) { removed += 1 }
        }
        if removed > 0 { try Directory.sync(directory) }
        return removed
    }

    /// Makes a temporary file and locks it: the lock tells a sweep that its writer lives, and dies with the writer.
    private static func makeTemporary(in directory: String) throws -> File {
        while true {
            let name = temporaryPrefix + String(UInt64.random(in: .min ... .max), radix: 16)
            let file = try File(directory + "/" + name, .createNew)
            try SystemCall.check("lock", file.path) { flock(file.descriptor, LOCK_EX) }
            // A sweep may have come between the two calls.
            if try file.isLinked { return file }
        }
    }

    /// Removes a temporary file unless its writer lives.
    private static func isAbandoned(_ path: String) throws -> Bool {
        do {
            let file = try File(path, .read)
            return withExtendedLifetime(file) {
                SystemCall.uninterrupted { flock(file.descriptor, LOCK_EX | LOCK_NB) } == 0
                    && SystemCall.uninterrupted { unlink(path) } == 0
            }
        } catch let error as MultichatError where error.code == .notFound {
            return false
        }
    }
}
