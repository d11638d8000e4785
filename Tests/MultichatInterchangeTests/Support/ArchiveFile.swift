import Multichat
import MultichatFiles
import MultichatInterchange
import TestSupport

/// An archive as lines, to be cut and forged.
struct ArchiveFile {
    var lines: [String]

    /// The archive of a store.
    init(_ store: any Restoring, namespace: Namespace? = nil) throws {
        lines = []
        var bytes: [UInt8] = []
        var writer = ArchiveWriter { bytes.append(contentsOf: $0) }
        _ = try writer.write(store, namespace: namespace)
        lines = String(decoding: bytes, as: UTF8.self).split(separator: "\n").map(String.init)
    }

    /// The archive of some sessions of each sort.
    init() throws {
        let store = MemoryStore()
        try Records.fill(store)
        try self.init(store)
    }

    var bytes: [UInt8] { Array((lines.joined(separator: "\n") + "\n").utf8) }

    /// Gives the archive a trailer that fits its lines, as a forger would.
    mutating func seal(sessions: Int = 0, entries: Int = 0) {
        lines.removeLast()
        let count = lines.filter { $0.hasPrefix("{\"session\":") }.count
        let digest = bytes.withUnsafeBytes { SHA256.hash($0) }
        lines.append(
            "{\"trailer\":{\"sessions\":\(count + sessions),\"entries\":\(lines.count - 1 - count + entries),"
                + "\"sha256\":\"\(digest)\"}}")
    }

    /// Imports bytes into a store.
    @discardableResult
    static func take(
        _ bytes: [UInt8], into store: any Restoring, _ change: (inout ArchiveImport) -> Void = { _ in }
    ) throws -> ArchiveImport.Report {
        let folder = try TemporaryDirectory()
        _ = try folder.file("archive", bytes)
        var intake = ArchiveImport(into: store)
        change(&intake)
        return try intake.run(folder("archive"))
    }
}
