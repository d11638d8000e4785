import Multichat

extension SQL {
    /// The columns that ``SessionRow`` reads, in its order.
    static let sessionColumns = """
        number, namespace, id, head, chain, updated, created, version, fence, status, expires, ttl, fork_session, \
        fork_sequence, topic, labels, participants, origin, crc, staged, rewinds
        """

    /// The statements that list sessions, by order, with or without a namespace, a participant and a start.
    static func list(_ shape: ListShape) -> String {
        let byCreation = shape.order == .created
        var conditions = ["staged = 0"]
        if shape.hasNamespace { conditions.append("namespace = ?1") }
        if shape.hasCursor { conditions.append(byCreation ? "created >= ?2" : "updated <= ?2") }
        if shape.hasParticipant {
            conditions.append("EXISTS(SELECT 1 FROM participant WHERE agent = ?3 AND session = session.number)")
        }
        return """
            SELECT \(sessionColumns) FROM session WHERE \(conditions.joined(separator: " AND "))
            ORDER BY \(byCreation ? "created, namespace, id" : "updated DESC, namespace, id")
            """
    }
}

/// What decides which statement lists sessions.
struct ListShape: Hashable {
    var order: SessionQuery.Order
    var hasNamespace: Bool
    var hasCursor: Bool
    var hasParticipant: Bool

    init(order: SessionQuery.Order, hasNamespace: Bool, hasCursor: Bool, hasParticipant: Bool) {
        self.order = order
        self.hasNamespace = hasNamespace
        self.hasCursor = hasCursor
        self.hasParticipant = hasParticipant
    }

    init(_ query: SessionQuery) {
        order = query.order
        hasNamespace = query.namespace != nil
        hasCursor = query.cursor != nil
        hasParticipant = query.participant != nil
    }

    /// All shapes, for tests.
    static let all: [ListShape] = {
        let flags = [false, true]
        return [SessionQuery.Order.created, .newestUpdated].flatMap { order in
            flags.flatMap { namespace in
                flags.flatMap { cursor in
                    flags.map { participant in
                        ListShape(
                            order: order, hasNamespace: namespace, hasCursor: cursor, hasParticipant: participant)
                    }
                }
            }
        }
    }()
}
