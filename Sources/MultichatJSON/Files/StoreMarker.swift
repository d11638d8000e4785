import Multichat
import MultichatFiles

/// The file that says that a directory is a store: its format, version and epoch.
enum StoreMarker {
    static let format = "multichat-json"
    static let version = 1

    /// Checks that the directory is a store of this version, or makes it one where it is missing or empty.
    ///
    /// - Returns: the store's epoch: random, made with the store.
    static func open(_ layout: StoreLayout, access: JSONStore.Access) throws -> String {
        try FileSystem.requireLocal(layout.root)
        if let epoch = try read(layout) { return epoch }
        guard access == .readWrite else { throw try missing(layout) }
        try Directory.create(layout.root)
        try requireEmpty(layout)
        return try FileLock(layout.lock).withLock {
            if let epoch = try read(layout) { return epoch }
            try requireEmpty(layout)
            return try make(layout)
        }
    }

    private static func make(_ layout: StoreLayout) throws -> String {
        let epoch = (0..<2).map { _ in
            withUnsafeBytes(of: UInt64.random(in: .min ... .max).bigEndian, Hex.string)
        }.joined()
        var writer = JSONWriter()
        writer.raw("{")
        writer.key("format")
        writer.string(format)
        writer.key("version")
        writer.integer(version)
        writer.key("epoch")
        writer.string(epoch)
        writer.raw("}")
        try Directory.create(layout.staging)
        try Directory.create(layout.trash)
        try SealedText.file(writer.json).withUnsafeBytes { try AtomicFile.replace(layout.marker, $0) }
        return epoch
    }

    private static func read(_ layout: StoreLayout) throws -> String? {
        guard let content = try SessionFolder(path: layout.root).contents(layout.marker) else { return nil }
        let text = String(decoding: content, as: UTF8.self)
        guard let json = try? JSON(text), JSONValue(json)["format"]?.string == format else { throw foreign(layout) }
        let found = JSONValue(json)["version"]?.integer
        guard found == version else {
            throw MultichatError(
                .incompatible,
                "The store \(layout.root) has the version \(found.map(String.init) ?? "?"); "
                    + "this program reads the version \(version).",
                hint: "Use a newer Multichat.")
        }
        guard let epoch = SealedText.object(content)?["epoch"]?.string else {
            throw MultichatError(
                .damaged, "The file \(layout.marker) isn't as it was written.", hint: "Restore it from a backup.")
        }
        return epoch
    }

    private static func requireEmpty(_ layout: StoreLayout) throws {
        let own = [layout.lock, layout.lock + ".queue", layout.staging, layout.trash]
        let others = try Directory.entries(layout.root).filter { entry in
            !own.contains(layout.root + "/" + entry.name) && !entry.name.hasPrefix(AtomicFile.temporaryPrefix)
        }
        guard others.isEmpty else { throw foreign(layout) }
    }

    private static func missing(_ layout: StoreLayout) throws -> MultichatError {
        guard try FileStatus(layout.root) == nil else { return foreign(layout) }
        return MultichatError(.notFound, "There is no store \(layout.root).", hint: "Check the path.")
    }

    private static func foreign(_ layout: StoreLayout) -> MultichatError {
        MultichatError(
            .incompatible, "\(layout.root) is not a Multichat store of JSON files.",
            hint: "Give the path of a store, or of a directory that is empty or missing to start one there.")
    }
}
