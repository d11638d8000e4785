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
        guard let marker = SealedText.object(content) else { throw try refusal(of: content, layout) }
        guard marker["format"]?.string == format else { throw foreign(layout) }
        guard marker["version"]?.integer == version else { throw otherVersion(marker, layout) }
        guard let epoch = marker["epoch"]?.string else { throw damaged(layout) }
        return epoch
    }

    /// The error of a marker that isn't as this version writes it.
    ///
    /// Whatever became of it, the folders beside it tell a damaged store from another program's directory.
    private static func refusal(of content: [UInt8], _ layout: StoreLayout) throws -> MultichatError {
        if let json = try? JSON(String(decoding: content, as: UTF8.self)) {
            let marker = JSONValue(json)
            let isNewer = marker["format"]?.string == format && marker["version"]?.integer ?? version > version
            if isNewer, marker["crc"] == nil { return otherVersion(marker, layout) }
        }
        let isOurs = try FileStatus(layout.staging) != nil && FileStatus(layout.trash) != nil
        return isOurs ? damaged(layout) : foreign(layout)
    }

    private static func damaged(_ layout: StoreLayout) -> MultichatError {
        MultichatError(
            .damaged, "The file \(layout.marker) isn't as it was written.", hint: MultichatError.saving)
    }

    private static func otherVersion(_ marker: JSONValue, _ layout: StoreLayout) -> MultichatError {
        MultichatError(
            .incompatible,
            "The store \(layout.root) has the version \(marker["version"]?.integer.map(String.init) ?? "?"); "
                + "this program reads the version \(version).",
            hint: "Use a newer Multichat.")
    }

    private static func requireEmpty(_ layout: StoreLayout) throws {
        let own = [layout.lock, layout.lock + ".queue", layout.bell, layout.staging, layout.trash]
        let others = try Directory.entries(layout.root).filter { entry in
            !own.contains(layout.root + "/" + entry.name) && !entry.name.hasPrefix(AtomicFile.temporaryPrefix)
        }
        // Another process may have made the store since the marker was looked for: its marker comes first.
        guard try others.isEmpty || FileStatus(layout.marker) != nil else { throw foreign(layout) }
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
