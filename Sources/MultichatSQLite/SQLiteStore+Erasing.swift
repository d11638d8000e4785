import Multichat
import MultichatFiles
import MultichatSQLiteSupport

extension SQLiteStore: Erasing {
    /// Writes the file anew if something was erased or deleted in it, so that nothing of that is left in the file, its
    /// write-ahead log and the mailbox; others wait until it is done.
    public func scrub() throws -> [Remnant] {
        let note = ErasureNote(path)
        guard let writer else { return note.isThere ? [remnant(path, "it could only be opened for reading")] : [] }
        while try writer.sweepSlice() {}
        let pages = try writer.database.withConnection { try $0.pageCounts() }
        if note.isThere || pages.free > 0 {
            guard try writer.database.rewrite() else {
                return [remnant(path + "-wal", "a reader that is still at it needs the file as it was")] + olderFiles()
            }
            try note.remove()
        }
        return olderFiles()
    }

    /// Leaves a note where entries that come from elsewhere erase others.
    func noteErasures(_ entries: [Entry]) throws {
        if entries.contains(where: { $0.kind == .erase }) { try ErasureNote(path).leave() }
    }

    private func remnant(_ place: String, _ reason: String) -> Remnant {
        Remnant(place, "\(reason); run `multichat maintain --once` later")
    }

    /// The copies that were made before the file was brought to a newer version.
    private func olderFiles() -> [Remnant] {
        let folder = Directory.parent(of: path)
        let prefix = (path.split(separator: "/").last.map(String.init) ?? path) + ".backup-v"
        let names = (try? Directory.entries(folder))?.map(\.name).filter { $0.hasPrefix(prefix) } ?? []
        return names.sorted().map {
            Remnant(folder + "/" + $0, "it is a copy from before an update; remove it when nobody misses it")
        }
    }
}

/// A file beside the store that says that something was erased in it, and that the file was not written anew since.
struct ErasureNote {
    private let path: String

    init(_ store: String) { path = store + "-erased" }

    var isThere: Bool { (try? File(path, .read)) != nil }

    /// Leaves the note, durably.
    func leave() throws {
        guard !isThere else { return }
        try AtomicFile.replace(path, "`multichat maintain --once` removes what is left of it.\n")
    }

    func remove() throws { try Directory.removeFile(path) }
}
