import Multichat

/// The options behind the `?` of a Redis URL.
struct RedisURLOption: Sendable {
    var name: String
    /// Sets it; answers whether the value will do.
    var read: @Sendable (String, inout RedisOptions) -> Bool
    /// Its value where it isn't the standard one; encryption only where the scheme doesn't say it.
    var value: @Sendable (RedisOptions) -> String?

    /// Reads all options.
    static func read(_ query: Substring, into options: inout RedisOptions) throws(MultichatError) {
        for word in query.split(separator: "&") {
            let parts = word.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            guard let option = all.first(where: { $0.name == parts[0] }), parts.count == 2 else {
                throw RedisURLParts.invalid(
                    "has an option that is not known", "Known are \(all.map { $0.name + "=" }.joined(separator: " ")).")
            }
            let value = try PercentCoding.decode(parts[1], "Redis URL's option \(option.name)")
            guard option.read(value, &options) else {
                throw RedisURLParts.invalid(
                    "has a value of \(option.name)= that can't be read", Self.hints[option.name] ?? "Write a number.")
            }
        }
        guard options.authorities == nil || options.isEncrypted else {
            throw RedisURLParts.invalid("has ca= without TLS", "Write rediss:// or tls=1.")
        }
    }

    /// The options that aren't standard, as in a URL.
    static func text(of url: RedisURL) -> String {
        var words = all.compactMap { option in
            option.value(url.options).map { "\(option.name)=\(PercentCoding.encode($0, keeping: "/"))" }
        }
        if case .single(.tcp) = url.topology { words.removeAll { $0 == "tls=1" } }
        if case .single(.unix) = url.topology, url.options.database != 0 { words.append("db=\(url.options.database)") }
        return words.isEmpty ? "" : "?" + words.joined(separator: "&")
    }

    private static let hints = [
        "prefix": "Write letters, digits, - and _: prefix=mc.", "ca": "Write the path of a PEM file.",
        "role": "Write role=cache or role=store.", "tls": "Write tls=1 or tls=0.",
        "timeout": "Write a time such as 500ms or 10s.", "connect-timeout": "Write a time such as 500ms or 2s.",
        "idle": "Write a time such as 300s.",
    ]

    private static let all: [RedisURLOption] = [
        RedisURLOption(
            name: "prefix",
            read: {
                $1.prefix = $0; return OptionValue.isPrefix($0)
            },
            value: { $0.prefix == RedisOptions().prefix ? nil : $0.prefix }),
        RedisURLOption(
            name: "tls",
            read: {
                $1.isEncrypted = $0 == "1"; return $0 == "0" || $0 == "1"
            },
            value: { $0.isEncrypted ? "1" : nil }),
        RedisURLOption(
            name: "ca",
            read: {
                $1.authorities = $0; return !$0.isEmpty
            }, value: { $0.authorities }),
        RedisURLOption(
            name: "wait", read: { OptionValue.set(&$1.replicasToWaitFor, $0, 0...100) },
            value: { $0.replicasToWaitFor == 0 ? nil : String($0.replicasToWaitFor) }),
        RedisURLOption(
            name: "role",
            read: {
                $1.isCache = $0 == "cache"; return $0 == "cache" || $0 == "store"
            },
            value: { $0.isCache ? "cache" : nil }),
        RedisURLOption(name: "db", read: { OptionValue.set(&$1.database, $0, 0...1 << 20) }, value: { _ in nil }),
        RedisURLOption(
            name: "pool", read: { OptionValue.set(&$1.poolSize, $0, 1...1024) },
            value: { $0.poolSize == RedisOptions().poolSize ? nil : String($0.poolSize) }),
        RedisURLOption(
            name: "timeout", read: { OptionValue.set(&$1.timeout, $0) },
            value: { OptionValue.text($0.timeout, RedisOptions().timeout) }),
        RedisURLOption(
            name: "connect-timeout", read: { OptionValue.set(&$1.connectTimeout, $0) },
            value: { OptionValue.text($0.connectTimeout, RedisOptions().connectTimeout) }),
        RedisURLOption(
            name: "idle", read: { OptionValue.set(&$1.idleTimeout, $0) },
            value: { OptionValue.text($0.idleTimeout, RedisOptions().idleTimeout) }),
    ]
}
