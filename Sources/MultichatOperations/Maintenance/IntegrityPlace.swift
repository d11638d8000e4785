import Multichat

/// How far the rolling check has come through a store.
struct IntegrityPlace: Equatable {
    /// Behind which session the list goes on; `nil` at its beginning.
    var cursor: String?
    /// The session that is being read, and the head up to which it was.
    var session: SessionReference?
    var head = Head.empty
    /// How often everything was read.
    var rounds = 0

    init() {}

    /// Reads what ``value`` wrote; starts anew where it isn't that.
    init(_ value: JSONValue?) {
        cursor = value?["cursor"]?.string
        rounds = value?["rounds"]?.integer ?? 0
        guard let id = value?["session"]?.string.flatMap({ try? SessionID($0) }),
            let namespace = value?["namespace"]?.string.flatMap({ try? Namespace($0) }),
            let sequence = value?["sequence"]?.integer,
            let chain = value?["chain"]?.string.flatMap({ Digest(hex: $0) })
        else { return }
        session = SessionReference(id, in: namespace)
        head = Head(sequence: sequence, chain: chain)
    }

    /// The place as a note.
    var value: JSONValue {
        var members: [JSONValue.Member] = [.init("rounds", .integer(rounds))]
        if let cursor { members.append(.init("cursor", .string(cursor))) }
        if let session {
            members += [
                .init("namespace", .string(session.namespace.text)), .init("session", .string(session.id.text)),
                .init("sequence", .integer(head.sequence)), .init("chain", .string(head.chain.description)),
            ]
        }
        return .object(members)
    }
}
