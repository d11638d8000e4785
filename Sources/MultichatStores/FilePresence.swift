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
        var status = stat()
        guard url.scheme != .memory, stat(url.path, &status) == 0 else { return }
        let kind = status.st_mode & S_IFMT
        guard kind != (url.scheme == .sqlite ? S_IFREG : S_IFDIR) else { return }
        let other = StoreURL(kind == S_IFDIR ? .json : .sqlite, path: url.path)
        let what = url.scheme == .sqlite ? "no file, so it can't be an SQLite store" : "no folder of JSON files"
        throw MultichatError(
            .cannotCreate, "\(url.path) is \(what).",
            hint: kind == S_IFDIR || kind == S_IFREG ? "Did you mean \(other)?" : "Choose another path.")
    }
}
