import Multichat
import MultichatFiles
import MultichatInterchange
import MultichatStores

/// What a restore reads: a backup folder, an archive, or a store that is a copy.
enum RestoreSource {
    case folder(BackupFolder, BackupManifest)
    case archive(String)
    case store(StoreURL)

    /// Finds out what stands at a path.
    ///
    /// - Throws: ``MultichatError``: `notFound`, or `invalid` for something that is no backup.
    init(_ path: String) throws {
        if BackupFolder.recognises(path) {
            let folder = BackupFolder(path: path)
            guard let manifest = try folder.manifest() else { throw Self.unknown(path) }
            self = .folder(folder, manifest)
        } else if Directory.exists(path) {
            guard (try? File(path + "/multichat.json", .read)) != nil else { throw Self.unknown(path) }
            self = .store(.json(path))
        } else if ArchiveImport.recognises(path) {
            self = .archive(path)
        } else {
            let start = try File(path, .read).read(16, at: 0)
            guard start == Array("SQLite format 3\u{0}".utf8) else { throw Self.unknown(path) }
            self = .store(.sqlite(path))
        }
    }

    private static func unknown(_ path: String) -> MultichatError {
        MultichatError(
            .invalid, "\(path) is no backup.",
            hint: "Give what `backup` wrote: a folder, an archive, or a copy of an SQLite store.")
    }
}
