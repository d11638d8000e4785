import Multichat
import MultichatJSON
import MultichatSQLite

/// Opens stores from their URLs.
public enum Stores {
    /// Opens a store.
    ///
    /// - Parameters:
    ///   - url: where it is.
    ///   - creating: whether it is made where it is missing; what only reads should not make an empty store of a
    ///     mistyped path.
    ///   - configuration: time, randomness and limits.
    /// - Throws: ``MultichatError``: `notFound` for a store that is missing, `cannotCreate` also where something
    ///   stands that can't be one, `incompatible` for another program's file or one of a newer version, `permission`,
    ///   `damaged`, `io`.
    public static func open(
        _ url: StoreURL, creating: Bool = true, configuration: StoreConfiguration = StoreConfiguration()
    ) throws -> any Restoring {
        guard creating || exists(url) else { throw missing(url) }
        try FilePresence.requirePlace(url)
        switch url.scheme {
        case .memory: return MemoryStore(configuration)
        case .sqlite: return try SQLiteStore(path: url.path, configuration: configuration)
        case .json: return try json(url.path, configuration)
        }
    }

    /// A store that may not be written can still be read.
    private static func json(_ path: String, _ configuration: StoreConfiguration) throws -> JSONStore {
        do {
            return try JSONStore(path: path, configuration: configuration)
        } catch let refusal as MultichatError where refusal.code == .permission {
            guard let store = try? JSONStore(path: path, configuration: configuration, access: .readOnly) else {
                throw refusal
            }
            return store
        }
    }

    /// Whether something stands where a store would be; a memory always does.
    public static func exists(_ url: StoreURL) -> Bool {
        url.scheme == .memory || FilePresence.exists(url.path)
    }

    private static func missing(_ url: StoreURL) -> MultichatError {
        MultichatError(
            .notFound, "There is no store at \(url).",
            hint: "`multichat start` makes one there with its first session; `multichat tour` shows how it works.")
    }
}
