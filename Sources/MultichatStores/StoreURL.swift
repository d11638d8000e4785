import Multichat
import MultichatRedisSupport

/// Names a store.
///
///     let store = try Stores.open(StoreURL("sqlite:chats.db"))
///
/// The forms are `sqlite:PATH`, `json:PATH`, `memory:`, `redis://HOST` with its kin (``RedisURL``) and
/// `hybrid:?durable=URL&hot=URL` (``HybridURL``). A path may be relative. `%HH` stands for the byte HH, so that every
/// path can be written, as in any URL; `sqlite:///a/b` is the same as `sqlite:/a/b`.
public indirect enum StoreURL: Equatable, Sendable, CustomStringConvertible {
    /// The memory of this process, which forgets everything at its end.
    case memory
    /// One SQLite file, by its path.
    case sqlite(String)
    /// A directory of JSON files, by its path.
    case json(String)
    /// Redis: a server, a cluster, or what sentinels watch over.
    case redis(RedisURL)
    /// A durable store and a hot one.
    case hybrid(HybridURL)

    /// Reads a URL.
    ///
    /// The password of a Redis URL that has none comes from the environment: from `MULTICHAT_REDIS_PASSWORD`, or from
    /// the file that `MULTICHAT_REDIS_PASSWORD_FILE` names, which nobody else may read.
    ///
    /// - Throws: ``MultichatError`` with the code `invalid` and a hint, for an unknown scheme with the one that was
    ///   probably meant; `permission` or `io` for a file with a password that can't be used.
    public init(_ text: String) throws(MultichatError) {
        try self.init(text) { () throws(MultichatError) in try RedisPassword.ofEnvironment() }
    }

    /// Whether a URL spells a password out, which others can see where it is an argument of a program.
    public static func spellsPassword(_ text: String) -> Bool {
        (try? StoreURL(text) { nil })?.redis.contains { $0.options.password != nil } ?? false
    }

    init(_ text: String, password: () throws(MultichatError) -> String?) throws(MultichatError) {
        guard let colon = text.firstIndex(of: ":") else { throw Self.schemeless(text) }
        let name = text[..<colon].lowercased()
        let rest = text[text.index(after: colon)...]
        switch name {
        case "sqlite": self = .sqlite(try Self.path(rest, name))
        case "json": self = .json(try Self.path(rest, name))
        case "memory":
            guard ["", "//"].contains(rest) else {
                throw MultichatError(.invalid, "The store URL `memory:` takes no path.", hint: "Write memory: alone.")
            }
            self = .memory
        case "hybrid": self = .hybrid(try HybridURL(options: rest, password: password))
        case _ where Self.redisSchemes.contains(name):
            guard rest.hasPrefix("//") else { throw Self.slashless(name, rest) }
            self = .redis(try RedisPassword.complete(RedisURL(text, password: nil), password))
        default: throw Self.unknown(name, text)
        }
    }

    /// The URL without passwords, encoded where that is needed to read it back as the same.
    public var description: String {
        switch self {
        case .memory: "memory:"
        case .sqlite(let path): "sqlite:" + Self.written(path)
        case .json(let path): "json:" + Self.written(path)
        case .redis(let url): url.description
        case .hybrid(let url): url.description
        }
    }

    /// The paths of the stores that are files here.
    public var paths: [String] {
        switch self {
        case .memory, .redis: []
        case .sqlite(let path), .json(let path): [path]
        case .hybrid(let url): url.stores.flatMap(\.paths)
        }
    }

    /// The Redis servers that belong to it.
    private var redis: [RedisURL] {
        switch self {
        case .memory, .sqlite, .json: []
        case .redis(let url): [url]
        case .hybrid(let url): url.stores.flatMap(\.redis)
        }
    }
}
