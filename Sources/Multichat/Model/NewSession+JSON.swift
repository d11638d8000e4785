extension NewSession {
    /// What the session starts with as a JSON object, with times as RFC 3339 and `ttl` in microseconds.
    public var json: JSON {
        var writer = JSONWriter(capacity: 512)
        writer.raw("{")
        writer.key("namespace")
        writer.string(reference.namespace.text)
        writer.key("id")
        writer.string(reference.id.text)
        writer.key("topic")
        writer.string(topic)
        writer.key("labels")
        writer.labels(labels)
        writer.key("participants")
        writer.strings(participants.map(\.text))
        writer.key("createdAt")
        writer.time(createdAt)
        writer.key("updatedAt")
        writer.time(updatedAt)
        writer.expiry(expiry)
        writer.key("forkedFrom")
        writer.forkOrigin(forkedFrom)
        writer.key("fence")
        writer.integer(fence)
        writer.raw("}")
        return writer.json
    }

    /// Reads what ``json`` wrote.
    ///
    /// - Throws: ``MultichatError`` with the code `invalid` where a member is missing or of another type.
    public init(json: JSON) throws {
        let value = JSONValue(json)
        guard let namespace = value["namespace"]?.string, let id = value["id"]?.string else {
            throw MultichatError(.invalid, "A session's beginning lacks its namespace or id.")
        }
        self.init(SessionReference(try SessionID(id), in: try Namespace(namespace)))
        topic = value["topic"]?.string
        for label in value["labels"]?.members ?? [] { labels[label.key] = label.value.string }
        participants = try (value["participants"]?.array ?? []).compactMap(\.string).map { try AgentID($0) }
        createdAt = value["createdAt"]?.time
        updatedAt = value["updatedAt"]?.time
        expiry = Expiry(value)
        forkedFrom = try ForkOrigin(value["forkedFrom"])
        fence = value["fence"]?.integer ?? 0
    }
}

extension JSONValue {
    /// The time, if this is an RFC 3339 string.
    public var time: Timestamp? { string.flatMap { RFC3339.parse($0) } }
}

extension Expiry {
    /// Reads the members `ttl` (microseconds) or `expiresAt` (RFC 3339).
    init?(_ value: JSONValue) {
        if let duration = value["ttl"]?.integer {
            self = .sliding(microseconds: Int64(duration))
        } else if let date = value["expiresAt"]?.time {
            self = .fixed(date)
        } else {
            return nil
        }
    }
}

extension ForkOrigin {
    /// Reads `{"session", "sequence"}`; `nil` for an absent value.
    init?(_ value: JSONValue?) throws {
        guard let value, !value.isNull else { return nil }
        guard let session = value["session"]?.string, let sequence = value["sequence"]?.integer else {
            throw MultichatError(.invalid, "A session's `forkedFrom` lacks its session or sequence.")
        }
        self.init(session: try SessionID(session), sequence: sequence)
    }
}
