import Multichat
import MultichatFiles

/// The folder of a backup: a manifest, and the parts that it names.
struct BackupFolder: Sendable {
    static let partialSuffix = ".partial"
    private static let prefix = "part-"
    private static let suffix = ".jsonl.zst"
    private static let lock = "lock"

    let path: String

    /// Whether there is a backup in a folder.
    static func recognises(_ path: String) -> Bool {
        (try? File(path + "/" + BackupManifest.name, .read)) != nil
    }

    /// Runs the closure while no other process writes to the folder, which is made where it is missing.
    func withLock<Result>(_ body: () throws -> Result) throws -> Result {
        if !Directory.exists(path) {
            guard Directory.exists(Directory.parent(of: path)) else {
                throw MultichatError(.cannotCreate, "There is no folder for \(path).", hint: "Make it first.")
            }
            try Directory.create(path)
        }
        let names = try Directory.entries(path).map(\.name)
        guard names.allSatisfy(Self.isOwn) else {
            throw MultichatError(
                .cannotCreate, "The folder \(path) holds something else than a backup.", hint: "Choose another folder.")
        }
        return try FileLock(path + "/" + Self.lock).withLock(.exclusive, body)
    }

    /// What the folder holds; `nil` where it holds nothing yet.
    func manifest() throws -> BackupManifest? { try BackupManifest(in: path) }

    /// The name of the next part; what a crash left of an unfinished one goes.
    func nextPart() throws -> String {
        var last = 0
        for entry in try Directory.entries(path) where entry.name.hasPrefix(Self.prefix) {
            if entry.name.hasSuffix(Self.partialSuffix) {
                try Directory.removeFile(path + "/" + entry.name)
            } else {
                last = max(last, Int(entry.name.dropFirst(Self.prefix.count).prefix(6)) ?? 0)
            }
        }
        let digits = String(last + 1)
        return Self.prefix + String(repeating: "0", count: max(0, 6 - digits.count)) + digits + Self.suffix
    }

    /// Reads a part from the disk again.
    ///
    /// - Throws: ``MultichatError`` with the code `damaged` where it isn't as it was written.
    func check(_ file: String, _ bytes: Int, _ digest: Digest, _ limits: JSONLimits) throws {
        let content = try File(file, .read)
        let hasher = SHA256()
        var offset = 0
        while offset < bytes {
            let chunk = try content.read(min(1 << 20, bytes - offset), at: offset)
            guard !chunk.isEmpty else { break }
            chunk.withUnsafeBytes(hasher.update)
            offset += chunk.count
        }
        guard try content.size == bytes, hasher.finish() == digest else {
            throw MultichatError(
                .damaged, "The part \(file) of the backup isn't as it was written.", hint: "Use another backup.")
        }
        let reader = try BackupPartReader(file, limits: limits)
        while try reader.next() != nil {}
    }

    /// Removes parts that a manifest doesn't name; they are no part of the backup, so a failure does no harm.
    func removeParts(except manifest: BackupManifest) {
        let named = Set(manifest.parts.map(\.file))
        for entry in (try? Directory.entries(path)) ?? [] {
            guard entry.name.hasPrefix(Self.prefix), !named.contains(entry.name) else { continue }
            try? Directory.removeFile(path + "/" + entry.name)
        }
    }

    /// The error of a backup that wasn't made.
    func unchanged(_ error: any Error) -> any Error {
        guard let error = error as? MultichatError else { return error }
        return error.with { $0.message = "The backup \(path) is as it was before. " + $0.message }
    }

    private static func isOwn(_ name: String) -> Bool {
        name.hasPrefix(prefix) || name.hasPrefix(AtomicFile.temporaryPrefix) || name == BackupManifest.name
            || name.hasPrefix(lock)
    }
}
