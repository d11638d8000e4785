import Multichat

extension StoreURL {
    /// The schemes of Redis URLs.
    static let redisSchemes = ["redis", "rediss", "redis+unix", "redis-cluster", "redis-sentinel"]
    private static let schemes = ["sqlite", "json", "memory", "hybrid"] + redisSchemes
    private static let forms = "Write sqlite:PATH, json:PATH, memory:, redis://HOST or hybrid:?durable=URL&hot=URL."

    /// The error of a text that names no scheme, most often a bare path.
    static func schemeless(_ text: String) -> MultichatError {
        let name = text.lowercased()
        if name == "memory" { return malformed(hint: "Write memory: with a colon.") }
        if redisSchemes.contains(name) { return malformed(hint: "Write \(name)://HOST.") }
        guard !schemes.contains(name), !text.isEmpty else { return malformed(hint: forms) }
        let meant = text.utf8.last == UInt8(ascii: "/") ? StoreURL.json(text) : .sqlite(text)
        return malformed(hint: "Did you mean \(meant)?")
    }

    /// The error of an unknown scheme.
    static func unknown(_ name: String, _ text: String) -> MultichatError {
        let close = others[name] ?? schemes.first { isClose($0, name) }
        // What has an @ may have a password.
        let rest = text.utf8.contains(UInt8(ascii: "@")) ? ":" : text.dropFirst(name.count)
        return MultichatError(
            .invalid, "The store URL has an unknown scheme.", hint: close.map { "Did you mean \($0)\(rest)?" } ?? forms)
    }

    /// The error of a Redis URL such as `redis:host`.
    static func slashless(_ name: String, _ rest: Substring) -> MultichatError {
        let isSafe = !rest.isEmpty && !rest.utf8.contains(UInt8(ascii: "@"))
        return MultichatError(
            .invalid, "The store URL lacks the two slashes behind \(name):.",
            hint: isSafe ? "Did you mean \(name)://\(rest)?" : "Write \(name)://HOST.")
    }

    /// What people call the schemes otherwise.
    private static let others = [
        "sqlite3": "sqlite", "db": "sqlite", "file": "sqlite", "sql": "sqlite", "jsonl": "json", "mem": "memory",
        "dir": "json", "valkey": "redis", "valkeys": "rediss", "unix": "redis+unix", "cluster": "redis-cluster",
        "rediscluster": "redis-cluster", "redis+cluster": "redis-cluster", "sentinel": "redis-sentinel",
        "redis+sentinel": "redis-sentinel", "redis+tls": "rediss",
    ]

    private static func malformed(hint: String) -> MultichatError {
        MultichatError(.invalid, "The store URL has no scheme.", hint: hint)
    }

    /// Whether two words share their first letter and differ by a letter or two.
    private static func isClose(_ known: String, _ word: String) -> Bool {
        guard known.first == word.first, abs(known.count - word.count) <= 2 else { return false }
        let missing = known.filter { !word.contains($0) }.count
        return missing <= 1
    }
}
