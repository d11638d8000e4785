extension SessionQuery {
    /// Whether the query wants a session.
    public func matches(_ session: borrowing Session, now: Timestamp) -> Bool {
        guard !session.isExpired(at: now), includesSystem || !session.isSystem else { return false }
        if let namespace, namespace != session.reference.namespace { return false }
        if let status, status != session.status { return false }
        if let participant, !session.participants.contains(participant) { return false }
        if let idPrefix, !session.id.hasPrefix(idPrefix) { return false }
        return matchesTimes(session) && matchesLabels(session)
    }

    private func matchesTimes(_ session: borrowing Session) -> Bool {
        if let updated, !updated.contains(session.updatedAt) { return false }
        if let created, !created.contains(session.createdAt) { return false }
        return true
    }

    private func matchesLabels(_ session: borrowing Session) -> Bool {
        for (name, value) in labels {
            guard let found = session.labels[name], found.utf8.elementsEqual(value.utf8) else { return false }
        }
        return true
    }
}

/// A session's place in a list: the time that orders it, then namespace and id.
public struct SessionPlace: Sendable, Equatable {
    /// The time of the order: of the last update or of the start.
    public var time: Timestamp
    /// The session.
    public var reference: SessionReference

    /// The place of a session in an order.
    public init(_ session: borrowing Session, _ order: SessionQuery.Order) {
        time = order == .created ? session.createdAt : session.updatedAt
        reference = session.reference
    }

    /// Reads the place where a page ended.
    public init?(_ query: SessionQuery) throws {
        guard let cursor = query.cursor else { return nil }
        let parts = try Cursor.parts(cursor, Self.letter(query.order), count: 3)
        guard let micros = Int64(parts[0]) else { return nil }
        time = Timestamp(microseconds: micros)
        reference = SessionReference(try SessionID(parts[2]), in: try Namespace(parts[1]))
    }

    /// The cursor of the page behind this place.
    public func cursor(_ order: SessionQuery.Order) -> String {
        Cursor.make(
            Self.letter(order), [String(time.microseconds), reference.namespace.text, reference.id.text])
    }

    /// Whether this place stands before another in an order.
    public func precedes(_ other: SessionPlace, _ order: SessionQuery.Order) -> Bool {
        if time != other.time { return order == .created ? time < other.time : time > other.time }
        if reference.namespace != other.reference.namespace { return reference.namespace < other.reference.namespace }
        return reference.id < other.reference.id
    }

    private static func letter(_ order: SessionQuery.Order) -> Character { order == .created ? "c" : "u" }
}
