import Multichat

/// An entry that is to be appended, as JSON: `id`, `kind`, `key`, `author`, `time` and `body`.
public enum DraftText {
    /// Sets what an object's members say; `null` is the same as no member, but for `body`, which is kept as given.
    ///
    /// - Parameters:
    ///   - json: the object.
    ///   - draft: what is changed.
    ///   - unknown: called with the name of a member that an entry doesn't have.
    /// - Throws: ``MultichatError`` with the code `invalid`, which names the member; whatever the closure throws.
    public static func read(_ json: JSON, into draft: inout Draft, unknown: (String) throws -> Void) throws {
        guard let members = json.members else { throw MultichatError(.invalid, "An entry must be a JSON object.") }
        for member in members where member.value != .null || member.key == "body" {
            guard let set = setters[member.key] else {
                try unknown(member.key)
                continue
            }
            try set(&draft, member.value)
        }
    }

    private typealias Setter = @Sendable (inout Draft, JSON) throws -> Void

    private static let setters: [String: Setter] = [
        "id": { $0.id = try EntryID(try string($1, "id")) },
        "kind": { $0.kind = try EntryKind(try string($1, "kind")) },
        "key": { $0.key = try EntryKey(try string($1, "key")) },
        "author": { $0.author = try AgentID(try string($1, "author")) },
        "time": { $0.time = try time($1) },
        "body": { $0.body = $1 },
    ]

    private static func string(_ value: JSON, _ name: String) throws -> String {
        guard let text = JSONValue(value).string else {
            throw MultichatError(.invalid, "The member `\(name)` is no string.")
        }
        return text
    }

    private static func time(_ value: JSON) throws -> Timestamp {
        guard let time = RFC3339.parse(try string(value, "time")) else {
            throw MultichatError(.invalid, "The member `time` is no time such as 2026-01-31T12:00:00Z.")
        }
        return time
    }
}
