import Multichat

/// Reads the values of options as what they stand for.
extension Invocation {
    /// The whole number of an option.
    func integer(_ option: Option, atLeast minimum: Int = 0) throws -> Int? {
        guard let text = value(option) else { return nil }
        guard let number = Int(text), number >= minimum else {
            throw UsageError("The value of --\(option.name) must be a whole number from \(minimum) on.")
        }
        return number
    }

    /// The id, key or kind of an option.
    func id<ID: Identifier>(_ option: Option, as type: ID.Type = ID.self) throws -> ID? {
        try value(option).map { try ID($0) }
    }

    /// The agent that acts: the option's value, else the variable's.
    func agent(_ option: Option = .author) throws -> AgentID? {
        let text = try value(option) ?? Environment.value("MULTICHAT_AGENT")
        return try text.map { try AgentID($0) }
    }

    /// The labels of an option, each `K=V`.
    func labels(_ option: Option = .labels) throws -> [String: String] {
        var labels: [String: String] = [:]
        for text in values(option) {
            let (name, value) = try Label.parse(text)
            guard !value.isEmpty else { throw UsageError("The label \(Quoted.word(text)) has no value.") }
            guard labels.updateValue(value, forKey: name) == nil else {
                throw UsageError("The label \(Quoted.word(name)) is given twice.")
            }
        }
        return labels
    }

    /// The expiry that `--ttl` or `--expires` asks for.
    func expiry() throws -> Expiry? {
        if let text = value(.timeToLive) {
            guard !has(.expires) else { throw UsageError("--ttl and --expires exclude each other.") }
            return .sliding(microseconds: try Duration.microseconds(text))
        }
        guard let text = value(.expires) else { return nil }
        guard let time = RFC3339.parse(text) else {
            throw UsageError(
                "The value of --expires is no time.", hint: "Write it as 2026-01-31T12:00:00Z, or --ttl 30d.")
        }
        guard time > Platform.now() else { throw UsageError("The time of --expires is already past.") }
        return .fixed(time)
    }

    /// The one of some words that an option was given.
    func choice(_ option: Option, of words: [String]) throws -> String? {
        guard let word = value(option) else { return nil }
        guard words.contains(word) else {
            throw UsageError.unknown(
                "--\(option.name) can't be", word, among: words, otherwise: "Write \(words.joined(separator: ", ")).")
        }
        return word
    }
}
