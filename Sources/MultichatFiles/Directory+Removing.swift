import CMultichatShims
import Multichat

extension Directory {
    /// Removes a directory with all that it holds, durably; one that does not exist is no error.
    ///
    /// Symbolic links are removed, never followed. After a failure or a crash a part may be gone: say so to readers
    /// first, by renaming the directory, and remove it then.
    public static func remove(_ path: String) throws {
        try SystemCall.checkPath(path)
        guard let directory = try ifThere({ try DirectoryStream(path) }) else { return }
        try empty(directory)
        _ = try ifThere { try SystemCall.check("remove", path) { rmdir(path) } }
        try sync(parent(of: path))
    }

    /// Removes what an open directory holds, depth first; it holds as many directories open as they lie deep.
    ///
    /// What has gone meanwhile is passed over: somebody else may remove the same directory.
    private static func empty(_ directory: DirectoryStream) throws {
        while let found = try directory.next() {
            if found.isDirectory, let inner = try ifThere({ try DirectoryStream(found.name, in: directory) }) {
                try empty(inner)
            }
            let flags = found.isDirectory ? AT_REMOVEDIR : 0
            _ = try ifThere {
                try SystemCall.check("empty", directory.path) { unlinkat(directory.descriptor, found.name, flags) }
            }
        }
    }

    private static func ifThere<Result>(_ body: () throws -> Result) throws -> Result? {
        do {
            return try body()
        } catch let error as MultichatError where error.code == .notFound {
            return nil
        }
    }

    /// Removes a file, durably; one that does not exist is no error.
    public static func removeFile(_ path: String) throws {
        try SystemCall.checkPath(path)
        guard try ifThere({ try SystemCall.check("remove", path) { unlink(path) } }) != nil else { return }
        try sync(parent(of: path))
    }

    /// Renames a file or directory within one file system, durably; an existing file of the new name is replaced.
    ///
    /// - Throws: ``MultichatError``; with the code `unknownOutcome` where it has the new name, but a power cut may undo
    ///   that.
    public static func rename(_ path: String, to newPath: String) throws {
        try SystemCall.checkPath(path)
        try SystemCall.checkPath(newPath)
        try SystemCall.check("rename", path) { CMultichatShims.rename(path, newPath) }
        let (old, new) = (parent(of: path), parent(of: newPath))
        do {
            try sync(new)
            if old != new { try sync(old) }
        } catch let error as MultichatError {
            throw MultichatError(
                .unknownOutcome, "Whether \(newPath) keeps its new name is unknown: \(error.message)", hint: error.hint,
                retry: .sameIDs)
        }
    }
}
