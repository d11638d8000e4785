import Multichat
import MultichatRedisSupport

/// What a session's hash says: the state, and the token of the session's making.
///
/// An append changes the fields `head`, `chain`, `updated` and `fence` alone, unless it changes the session itself: then
/// `state` is written anew too.
struct SessionRecord: Sendable {
    /// The fields, in the order in which they are asked for.
    static let fields = ["token", "head", "chain", "updated", "fence", "state", "origin"]

    /// Tells a session from one that had its id before.
    var token: String
    var state: SessionState
    var origin: NewSession

    /// Reads the answer to HMGET; `nil` where there is no session.
    ///
    /// - Throws: ``MultichatError`` with the code `damaged` where the fields aren't as they were written.
    init?(_ reply: Reply, _ reference: SessionReference) throws {
        guard reply.count == Self.fields.count, let token = reply[0].text else { return nil }
        guard let sequence = reply[1].text.flatMap({ Int($0) }), let chain = reply[2].withBytes({ Digest($0) }),
            let updated = reply[3].text.flatMap({ Int64($0) }), let fence = reply[4].text.flatMap({ Int($0) }),
            var state = reply[5].text.flatMap({ StateText.read(JSONValue(JSON(unchecked: $0))) }),
            let origin = reply[6].text.flatMap({ try? NewSession(json: JSON(unchecked: $0)) }),
            state.session.reference == reference
        else { throw MultichatError.damaged(reference, sequence: 0, "the session's hash isn't as it was written") }
        state.session.head = Head(sequence: sequence, chain: chain)
        state.session.updatedAt = Timestamp(microseconds: updated)
        state.session.fence = fence
        self.token = token
        self.state = state
        self.origin = origin
    }

    /// Makes the record of a new session.
    init(_ new: NewSession, token: String, at now: Timestamp) {
        var origin = new
        origin.createdAt = origin.createdAt ?? now
        self.origin = origin
        self.token = token
        state = SessionState(Session(origin, at: now))
    }

    /// Whether a state differs from another one in what the field `state` holds.
    static func isChanged(_ old: SessionState, _ new: SessionState) -> Bool {
        old.session.version != new.session.version || old.session.participants != new.session.participants
            || old.rewinds.all.count != new.rewinds.all.count
    }

    /// The field `state`.
    static func text(_ state: SessionState) -> String {
        var writer = JSONWriter(capacity: 512)
        StateText.write(state, to: &writer)
        return writer.json.text
    }
}
