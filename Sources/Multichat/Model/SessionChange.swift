/// A change of topic, labels or expiry: the body of an entry of kind `set`.
public struct SessionChange: Sendable, Equatable {
    /// The new topic; an empty one takes it away; `nil` leaves it.
    public var topic: String?
    /// Labels to set, or to remove where the value is `nil`.
    public var labels: [String: String?] = [:]
    /// The new expiry.
    public var expiry: ExpiryChange = .keep

    /// What becomes of the expiry.
    public enum ExpiryChange: Sendable, Equatable {
        /// It stays.
        case keep
        /// The session never expires.
        case never
        /// It expires then.
        case at(Expiry)
    }

    /// Makes a change of nothing.
    public init() {}

    /// The change as an entry's body: `topic`, `labels`, and `expiresAt` (µs since 1970) or `ttl` (µs), where they
    /// change.
    public var body: JSON {
        var members: [JSONValue.Member] = []
        if let topic { members.append(.init("topic", .string(topic))) }
        if !labels.isEmpty {
            let sorted = labels.sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }
            members.append(
                .init("labels", .object(sorted.map { .init($0.key, $0.value.map(JSONValue.string) ?? .null) })))
        }
        switch expiry {
        case .keep: break
        case .never: members.append(.init("expiresAt", .null))
        case .at(.fixed(let time)): members.append(.init("expiresAt", .integer(time.microseconds)))
        case .at(.sliding(let duration)): members.append(.init("ttl", .integer(duration)))
        }
        return JSONValue.object(members).json
    }

    /// Reads a change from an entry's body.
    ///
    /// - Throws: ``MultichatError`` with the code `invalid` where a member has another type.
    public init(body: JSON) throws {
        let value = JSONValue(body)
        guard value.members != nil else { throw Self.malformed("an object is expected") }
        if let topic = value["topic"], !topic.isNull {
            guard let text = topic.string else { throw Self.malformed("the topic is not a string") }
            self.topic = text
        }
        for member in value["labels"]?.members ?? [] {
            guard member.value.isNull || member.value.string != nil else {
                throw Self.malformed("a label is no string")
            }
            labels[member.key] = .some(member.value.string)
        }
        expiry = try Self.expiry(value)
    }

    private static func expiry(_ value: JSONValue) throws -> ExpiryChange {
        if let duration = value["ttl"] {
            guard let micros = duration.integer, micros > 0 else { throw malformed("`ttl` is no positive integer") }
            return .at(.sliding(microseconds: Int64(micros)))
        }
        guard let date = value["expiresAt"] else { return .keep }
        if date.isNull { return .never }
        guard let micros = date.integer else { throw malformed("`expiresAt` is no integer") }
        return .at(.fixed(Timestamp(microseconds: Int64(micros))))
    }

    private static func malformed(_ reason: String) -> MultichatError {
        MultichatError(.invalid, "The body of a `set` entry is malformed: \(reason).")
    }
}
