import Multichat

/// Names the servers of a store.
///
///     let url = try RedisURL("rediss://agents@redis.example/0?ca=ca.pem")
///
/// The forms are `redis://[user[:password]@]host[:port][/db]`, `rediss://` for the same over TLS,
/// `redis+unix:///path`, `redis-cluster://a:7001,b:7002` and `redis-sentinel://a:26379,b:26379/master`, each with
/// options behind a `?`. `%HH` stands for the byte HH.
public struct RedisURL: Sendable, Equatable, CustomStringConvertible {
    /// How the servers belong together.
    public enum Topology: Sendable, Equatable {
        /// One server.
        case single(Endpoint)
        /// Some nodes of a cluster, which know the others.
        case cluster([Endpoint])
        /// Some sentinels, and the name under which they know the master.
        case sentinel([Endpoint], master: String)
    }

    /// The servers.
    public var topology: Topology
    /// How to talk to them.
    public var options: RedisOptions

    /// Names servers by their parts.
    public init(_ topology: Topology, _ options: RedisOptions = RedisOptions()) {
        self.topology = topology
        self.options = options
    }

    /// Reads a URL.
    ///
    /// - Parameters:
    ///   - text: the URL.
    ///   - password: the password where the URL has none.
    /// - Throws: ``MultichatError`` with the code `invalid` that says which part is wrong, never what stands in it.
    public init(_ text: String, password: String? = environmentPassword) throws(MultichatError) {
        let parts = try RedisURLParts(text)
        let scheme = parts.scheme
        var options = RedisOptions()
        options.isEncrypted = scheme == .redisTLS
        options.password = password.map { Secret($0) }
        try parts.readUser(into: &options)
        topology = try parts.topology(&options)
        try RedisURLOption.read(parts.query, into: &options)
        if case .cluster = topology, options.database != 0 {
            throw MultichatError(.invalid, "A Redis cluster has only database 0.", hint: "Leave the database out.")
        }
        self.options = options
    }

    /// The password of the environment: `MULTICHAT_REDIS_PASSWORD`, where it isn't empty.
    public static var environmentPassword: String? { Environment.value("MULTICHAT_REDIS_PASSWORD") }

    /// The URL without its password.
    public var description: String {
        let user = options.user.map { PercentCoding.encode($0) + "@" } ?? ""
        let database = options.database == 0 ? "" : "/\(options.database)"
        let query = RedisURLOption.text(of: self)
        switch topology {
        case .single(.unix(let path)): return "redis+unix://\(user)\(PercentCoding.encode(path, keeping: "/"))\(query)"
        case .single(let endpoint):
            return "\(options.isEncrypted ? "rediss" : "redis")://\(user)\(endpoint)\(database)\(query)"
        case .cluster(let nodes): return "redis-cluster://\(user)\(Self.list(nodes))\(query)"
        case .sentinel(let sentinels, let master):
            return "redis-sentinel://\(user)\(Self.list(sentinels))/\(PercentCoding.encode(master))\(database)\(query)"
        }
    }

    private static func list(_ endpoints: [Endpoint]) -> String {
        endpoints.map(\.description).joined(separator: ",")
    }
}
