import Multichat

/// The fields of the query language.
enum QueryField {
    /// All names, in the order in which they are told.
    static let names = ["from", "to", "tag", "kind", "session", "before", "after"]

    /// What a field with a value asks for.
    ///
    /// - Parameters:
    ///   - now: what `after:7d` counts back from.
    ///   - place: where it stands, for faults.
    static func node(_ name: String, _ value: String, now: Timestamp, at place: Int) throws -> QueryNode {
        if let term = terms[name] { return .field(term(value)) }
        guard let time = RFC3339.parse(value) ?? ago(value, now) else {
            throw QueryFault(
                at: place, "has a time that can't be read",
                hint: "Write \(name):2026-01-31, \(name):2026-01-31T12:00:00Z, or how long ago: \(name):7d")
        }
        return .time(name == "after" ? .after(time) : .before(time), place: place)
    }

    private static let terms: [String: @Sendable (String) -> String] = [
        "from": FieldTerm.author, "to": FieldTerm.recipient, "tag": FieldTerm.tag, "kind": FieldTerm.kind,
        "session": FieldTerm.session,
    ]

    /// The time that is so many minutes, hours, days or weeks before now.
    private static func ago(_ value: String, _ now: Timestamp) -> Timestamp? {
        guard let letter = value.last, let seconds = units[letter], let count = Int64(value.dropLast()),
            (0...1_000_000).contains(count)
        else { return nil }
        return now.adding(microseconds: -count * seconds * 1_000_000)
    }

    private static let units: [Character: Int64] = ["m": 60, "h": 3600, "d": 86_400, "w": 604_800]
}
