import Multichat
import MultichatHybrid
import MultichatJSON
import MultichatRedis
import MultichatRedisSupport
import MultichatSQLite

/// Opens stores from their URLs.
public enum Stores {
    /// Opens a store.
    ///
    /// - Parameters:
    ///   - url: where it is.
    ///   - creating: whether it is made where it is missing; what only reads should not make an empty store of a
    ///     mistyped path. Redis has nothing to make.
    ///   - configuration: time, randomness and limits.
    /// - Throws: ``MultichatError``: `notFound` for a store that is missing, `cannotCreate` also where something
    ///   stands that can't be one, `incompatible` for another program's file or one of a newer version, `unavailable`
    ///   for servers that can't be used, `permission`, `damaged`, `io`.
    public static func open(
        _ url: StoreURL, creating: Bool = true, configuration: StoreConfiguration = StoreConfiguration()
    ) throws -> any Restoring {
        guard creating || exists(url) else { throw missing(url) }
        try FilePresence.requirePlace(url)
        switch url {
        case .memory: return MemoryStore(configuration)
        case .sqlite(let path): return try SQLiteStore(path: path, configuration: configuration)
        case .json(let path): return try json(path, configuration)
        case .redis(let url): return try RedisStore(url, configuration: configuration)
        case .hybrid(let url): return try hybrid(url, configuration)
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

    private static func hybrid(_ url: HybridURL, _ configuration: StoreConfiguration) throws -> HybridStore {
        let durable = try open(url.durable, configuration: configuration)
        var archive: (any Restoring)?
        do {
            archive = try url.archive.map { try open($0, configuration: configuration) }
            let hot = impatient(url.hot)
            return try HybridStore(durable: durable, archive: archive, options: url.options) {
                try open(hot, configuration: configuration)
            }
        } catch {
            try? archive?.close()
            try? durable.close()
            throw error
        }
    }

    /// A hot Redis must answer soon, or the durable store does: one without times of its own is given a second.
    private static func impatient(_ url: StoreURL) -> StoreURL {
        guard case .redis(var redis) = url else { return url }
        let standard = RedisOptions()
        if redis.options.timeout == standard.timeout { redis.options.timeout = .seconds(1) }
        if redis.options.connectTimeout == standard.connectTimeout { redis.options.connectTimeout = .milliseconds(500) }
        return .redis(redis)
    }

    /// Whether something stands where a store would be; a memory and servers always do, a hybrid does where its
    /// durable store does.
    public static func exists(_ url: StoreURL) -> Bool {
        switch url {
        case .memory, .redis: true
        case .sqlite(let path), .json(let path): FilePresence.exists(path)
        case .hybrid(let url): exists(url.durable)
        }
    }

    private static func missing(_ url: StoreURL) -> MultichatError {
        MultichatError(
            .notFound, "There is no store at \(url).",
            hint: "`multichat start` makes one there with its first session; `multichat tour` shows how it works.")
    }
}
