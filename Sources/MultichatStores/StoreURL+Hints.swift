import Multichat

extension StoreURL {
    /// The error of a text that names no scheme, most often a bare path.
    static func schemeless(_ text: String) -> MultichatError {
        if Scheme(rawValue: text.lowercased()) == .memory { return malformed(hint: "Write memory: with a colon.") }
        guard Scheme(rawValue: text.lowercased()) == nil, !text.isEmpty else {
            return malformed(hint: "Write sqlite:PATH, json:PATH or memory:.")
        }
        let scheme = text.utf8.last == UInt8(ascii: "/") ? Scheme.json : .sqlite
        return malformed(hint: "Did you mean \(StoreURL(scheme, path: text))?")
    }

    /// The error of an unknown scheme.
    static func unknown(_ name: String, _ text: String) -> MultichatError {
        let known = Scheme.allCases.map(\.rawValue)
        let close = others[name] ?? known.first { isClose($0, name) }
        let hint = close.map { "Did you mean \($0)\(text.dropFirst(name.count))?" }
        return MultichatError(
            .invalid, "The store URL has an unknown scheme.", hint: hint ?? "Write sqlite:PATH, json:PATH or memory:.")
    }

    /// What people call the schemes otherwise.
    private static let others = [
        "sqlite3": "sqlite", "db": "sqlite", "file": "sqlite", "sql": "sqlite", "jsonl": "json", "mem": "memory",
        "dir": "json",
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
