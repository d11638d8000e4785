import Multichat

#if canImport(Darwin)
    import Darwin
#else
    import Glibc
#endif

/// Looks for files.
enum FilePresence {
    /// Whether a path leads to anything; what can't be looked at counts, so that opening it tells why.
    static func exists(_ path: String) -> Bool {
        var status = stat()
        return stat(path, &status) == 0 || errno != ENOENT
    }

    /// Refuses what a store can't be in: a folder or a device for an SQLite file, anything but a folder for JSON.
    ///
    /// - Throws: ``MultichatError`` with the code `cannotCreate`.
    static func requirePlace(_ url: StoreURL) throws {
        switch url {
        case .memory, .redis: return
        case .sqlite(let path): try require(path, isFile: true)
        case .json(let path): try require(path, isFile: false)
        case .hybrid(let url): try url.stores.forEach(requirePlace)
        }
    }

    private static func require(_ path: String, isFile: Bool) throws {
        var status = stat()
        guard stat(path, &status) == 0 else { return }
        let kind = status.st_mode & S_IFMT
        guard kind != (isFile ? S_IFREG : S_IFDIR) else { return }
        let other = kind == S_IFDIR ? StoreURL.json(path) : .sqlite(path)
        let what = isFile ? "no file, so it can't be an SQLite store" : "no folder of JSON files"
        throw MultichatError(
            .cannotCreate, "\(path) is \(what).",
            hint: kind == S_IFDIR || kind == S_IFREG ? "Did you mean \(other)?" : "Choose another path.")
    }
}
