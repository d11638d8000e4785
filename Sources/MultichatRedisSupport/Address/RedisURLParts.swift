import Multichat

/// The parts of a Redis URL, not decoded yet.
struct RedisURLParts {
    /// The forms of a URL.
    enum Scheme: String, CaseIterable {
        case redis
        case redisTLS = "rediss"
        case unix = "redis+unix"
        case cluster = "redis-cluster"
        case sentinel = "redis-sentinel"
    }

    var scheme: Scheme
    var user: Substring?
    var hosts: Substring
    var path: Substring
    var query: Substring

    init(_ text: String) throws(MultichatError) {
        guard let colon = text.firstIndex(of: ":"), let scheme = Scheme(rawValue: text[..<colon].lowercased()),
            text[colon...].hasPrefix("://")
        else {
            throw Self.invalid(
                "has no scheme that is known",
                "Write redis://HOST, rediss://, redis+unix://, redis-cluster:// or redis-sentinel://.")
        }
        self.scheme = scheme
        var rest = text[colon...].dropFirst(3)
        query = ""
        if let mark = rest.firstIndex(of: "?") {
            query = rest[mark...].dropFirst()
            rest = rest[..<mark]
        }
        let slash = rest.firstIndex(of: "/") ?? rest.endIndex
        path = rest[slash...]
        hosts = rest[..<slash]
        if let at = hosts.lastIndex(of: "@") {
            user = hosts[..<at]
            hosts = hosts[at...].dropFirst()
        }
        guard !path.contains("@"), !query.contains("@"), user?.contains("@") != true else {
            throw Self.invalid(
                "has an @ in a wrong place", "Percent-encode it: %40 for @, %2F for /, %3F for ?, %3A for :.")
        }
    }

    /// Reads user and password.
    func readUser(into options: inout RedisOptions) throws(MultichatError) {
        guard let user else { return }
        let words = user.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
        let name = try PercentCoding.decode(words[0], "Redis URL's user")
        options.user = name.isEmpty ? nil : name
        guard words.count > 1 else { return }
        options.password = Secret(try PercentCoding.decode(words[1], "Redis URL's password"))
    }

    /// Reads the servers, and the database into the options.
    func topology(_ options: inout RedisOptions) throws(MultichatError) -> RedisURL.Topology {
        switch scheme {
        case .unix:
            guard hosts.isEmpty else {
                throw Self.invalid("names a host before the socket's path", "Write redis+unix:///PATH.")
            }
            let path = try PercentCoding.decode(path, "Redis URL's path")
            guard path.utf8.count > 1 else {
                throw Self.invalid("lacks the socket's path", "Write redis+unix:///PATH.")
            }
            return .single(.unix(path: path))
        case .redis, .redisTLS:
            let servers = try EndpointReader.list(hosts, port: 6379)
            guard servers.count == 1 else {
                throw Self.invalid("names several hosts", "Write redis-cluster:// for a cluster.")
            }
            options.database = try database(path.dropFirst())
            return .single(servers[0])
        case .cluster:
            options.database = try database(path.dropFirst())
            return .cluster(try EndpointReader.list(hosts, port: 6379))
        case .sentinel: return try sentinels(&options)
        }
    }

    private func sentinels(_ options: inout RedisOptions) throws(MultichatError) -> RedisURL.Topology {
        let words = path.dropFirst().split(separator: "/", maxSplits: 1, omittingEmptySubsequences: false)
        let master = try words.first.map { word throws(MultichatError) in
            try PercentCoding.decode(word, "Redis URL's name of the master")
        }
        guard let master, !master.isEmpty else {
            throw Self.invalid("lacks the name of the master", "Write redis-sentinel://HOST:26379/NAME.")
        }
        if words.count > 1 { options.database = try database(words[1]) }
        return .sentinel(try EndpointReader.list(hosts, port: 26379), master: master)
    }

    private func database(_ text: Substring) throws(MultichatError) -> Int {
        guard !text.isEmpty else { return 0 }
        guard let number = Int(text), number >= 0, number < 1 << 20 else {
            throw Self.invalid("has a database that is no number", "Write it behind the host: redis://HOST/0.")
        }
        return number
    }

    /// The error of a URL.
    static func invalid(_ words: String, _ hint: String) -> MultichatError {
        MultichatError(.invalid, "The Redis URL \(words).", hint: hint)
    }
}
