import Multichat
import MultichatFiles

/// Finds the files of other writers below an inbox and imports those that are complete.
struct BridgeInbox {
    private let folder: String
    private let origin: String
    private var watch = FolderWatch()
    /// What was looked at already, and as what.
    private var seen: [String: FileStamp] = [:]
    /// Folders to look into in the next round; `nil` stands for all.
    private var changed: Set<String>?
    private static let endings: Set<String> = ["md", "markdown", "txt", "json"]

    init(_ folder: String, origin: String) {
        self.folder = folder
        self.origin = origin
    }

    /// Imports what is new.
    mutating func take(_ importer: Importer, _ round: inout Bridge.Round) throws {
        var found: [(path: String, stamp: FileStamp)] = []
        let folders = changed ?? [folder]
        changed = []
        for folder in folders { look(into: folder, &found, &round) }
        let files = found.sorted { $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) }
        guard !files.isEmpty else { return }
        let report: ImportReport
        do {
            report = try importer.run(files.map(\.path))
        } catch let error as MultichatError {
            changed = nil
            // A file that was just moved away is no reason to stop.
            if error.code == .notFound, error.session == nil { return }
            throw error
        }
        for file in files { seen[file.path] = file.stamp }
        round.imported += report.total.messages
        round.refused += report.refused
    }

    /// Waits until something changes, or so long.
    mutating func wait(_ microseconds: Int64) {
        guard let folders = watch.wait(microseconds) else {
            changed = nil
            return
        }
        changed?.formUnion(folders)
    }

    private mutating func look(
        into folder: String, _ found: inout [(path: String, stamp: FileStamp)], _ round: inout Bridge.Round
    ) {
        // The watch begins before the look, so that nothing falls between them.
        watch.add(folder)
        for entry in (try? Directory.entries(folder)) ?? [] where !entry.name.hasPrefix(".") {
            let path = folder + "/" + entry.name
            if entry.isDirectory {
                look(into: path, &found, &round)
            } else if let stamp = new(path) {
                if FileStamp.isBeingWritten(path, stamp) {
                    round.unfinished += 1
                    changed?.insert(folder)
                } else if isOwn(path) {
                    seen[path] = stamp
                } else {
                    found.append((path, stamp))
                }
            }
        }
    }

    /// The stamp of a file that may hold messages and wasn't taken as it is now.
    private func new(_ path: String) -> FileStamp? {
        let name = path.split(separator: "/").last ?? ""
        guard let dot = name.lastIndex(of: "."), Self.endings.contains(name[name.index(after: dot)...].lowercased())
        else { return nil }
        guard let stamp = FileStamp(path), stamp.size > 0, seen[path] != stamp else { return nil }
        return stamp
    }

    /// Whether this store's bridge wrote a file.
    private func isOwn(_ path: String) -> Bool {
        guard let file = try? File(path, .read), let size = try? file.size else { return false }
        guard let bytes = try? file.read(min(size, BlockFile.beginning), at: 0) else { return false }
        return BlockReader.field("origin", of: String(decoding: bytes, as: UTF8.self)) == origin
    }
}
