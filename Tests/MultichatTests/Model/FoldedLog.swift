import Multichat
import TestSupport
import Testing

/// A session that grows entry by entry.
struct FoldedLog {
    private(set) var state = SessionState(Session(NewSession(SessionReference("s")), at: Timestamp(microseconds: 0)))

    var session: Session { state.session }

    mutating func add(_ kind: EntryKind, _ body: JSON = .null, by author: AgentID? = nil, at micros: Int64 = 1) throws {
        try state.apply(entry(kind, body, by: author, at: micros))
    }

    /// Expects that the entry isn't taken and that nothing has changed by it.
    func fails(
        _ code: ErrorCode, _ kind: EntryKind, _ body: JSON = .null, _ location: SourceLocation = #_sourceLocation
    ) {
        var copy = state
        let error = failure { try copy.apply(entry(kind, body, by: "A", at: 1)) }
        #expect(error?.code == code, "\(kind)", sourceLocation: location)
        #expect(copy == state, sourceLocation: location)
    }

    private func entry(_ kind: EntryKind, _ body: JSON, by author: AgentID?, at micros: Int64) -> Entry {
        let sequence = state.session.head.sequence + 1
        var entry = Entry(
            sequence: sequence, id: EntryID(unchecked: "e\(sequence)"), kind: kind,
            time: Timestamp(microseconds: micros),
            body: body)
        entry.author = author
        return entry
    }
}
