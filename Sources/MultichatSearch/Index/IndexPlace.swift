import Multichat
import MultichatFiles

#if canImport(Darwin)
    import Darwin
#else
    import Glibc
#endif

/// Where the index of a store's namespace lies; each namespace has its own, so that no tenant finds another's texts.
public enum IndexPlace {
    /// The index beside a store that is a file or a folder here: `PATH.search`.
    ///
    /// - Parameters:
    ///   - store: the path of the store's file or folder.
    ///   - namespace: the tenant; any but the standard one adds its name.
    public static func beside(_ store: String, _ namespace: Namespace = .standard) -> String {
        var path = Substring(store)
        while path.utf8.count > 1, path.last == "/" { path.removeLast() }
        return path + ".search" + suffix(namespace)
    }

    /// The index of a store that lies elsewhere: a file in the cache folder, named by a hash of the store's identity.
    ///
    /// The folder is `multichat/search` in `$XDG_CACHE_HOME`, else in `~/.cache`.
    ///
    /// - Parameters:
    ///   - identity: what tells the store from others, such as its URL without a password.
    ///   - namespace: the tenant.
    /// - Throws: ``MultichatError`` with the code `cannotCreate` where there is no such folder.
    public static func inCache(_ identity: String, _ namespace: Namespace = .standard) throws -> String {
        let name = SHA256.hash(identity).description.prefix(32)
        return try cacheFolder() + "/multichat/search/\(name).search" + suffix(namespace)
    }

    private static func suffix(_ namespace: Namespace) -> String {
        namespace == .standard ? "" : "-" + SafeName.make(namespace.text)
    }

    private static func cacheFolder() throws -> String {
        // The specification of these folders says that relative paths are to be ignored.
        if let folder = variable("XDG_CACHE_HOME"), folder.utf8.first == UInt8(ascii: "/") { return folder }
        guard let home = variable("HOME") else {
            throw MultichatError(
                .cannotCreate, "There is no folder for the search index: neither XDG_CACHE_HOME nor HOME is set.",
                hint: "Set XDG_CACHE_HOME to a folder that can be written.")
        }
        return home + "/.cache"
    }

    private static func variable(_ name: String) -> String? {
        guard let value = getenv(name), value.pointee != 0 else { return nil }
        return String(validatingCString: value)
    }
}
