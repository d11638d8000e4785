import Multichat
import MultichatHybrid

extension HybridURL {
    /// Reads what stands behind `hybrid:`.
    init(options text: Substring, password: () throws(MultichatError) -> String?) throws(MultichatError) {
        guard text.hasPrefix("?") else { throw Self.invalid("lacks its options", Self.form) }
        var urls: [Substring: StoreURL] = [:]
        var options = HybridOptions()
        var seen = Set<Substring>()
        for word in text.dropFirst().split(separator: "&") {
            let parts = word.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            guard seen.insert(parts[0]).inserted else { throw Self.invalid("has an option twice", Self.form) }
            let value = parts.count == 2 ? try PercentCoding.decode(parts[1], "hybrid store's option") : ""
            if ["durable", "hot", "archive"].contains(parts[0]) {
                urls[parts[0]] = try Self.inner(value, parts[0], password)
            } else {
                try HybridURLOption.read(parts[0], value, into: &options)
            }
        }
        guard urls["archive"] != nil || !seen.contains("archive-every") else {
            throw Self.invalid("has archive-every= without an archive", "Add archive=json:PATH.")
        }
        try self.init(urls, options)
    }

    private init(_ urls: [Substring: StoreURL], _ options: HybridOptions) throws(MultichatError) {
        guard let durable = urls["durable"] else { throw Self.invalid("lacks its durable store", Self.form) }
        guard let hot = urls["hot"] else { throw Self.invalid("lacks its hot store", Self.form) }
        guard Set(urls.values.map(\.description)).count == urls.count else {
            throw Self.invalid("names one store twice", "Name two stores.")
        }
        self.init(durable: durable, hot: hot, archive: urls["archive"], options: options)
    }

    /// Reads the URL of one of its stores.
    private static func inner(
        _ text: String, _ name: Substring, _ password: () throws(MultichatError) -> String?
    ) throws(MultichatError) -> StoreURL {
        let url: StoreURL
        do {
            url = try StoreURL(text, password: password)
        } catch {
            throw error.with { $0.message = "The hybrid store's \(name)= can't be read. " + $0.message }
        }
        if case .hybrid = url {
            throw invalid("has a hybrid inside", "Name an SQLite file, a folder of JSON files or Redis.")
        }
        return url
    }

    static func invalid(_ words: String, _ hint: String) -> MultichatError {
        MultichatError(.invalid, "The URL of the hybrid store \(words).", hint: hint)
    }

    private static let form = "Write hybrid:?durable=sqlite:PATH&hot=redis://HOST."
}
