/// A session together with what its log hides: all that a store must know to judge the next append.
public struct SessionState: Sendable, Equatable {
    /// The session as it is now.
    public var session: Session
    /// The log's rewinds.
    public var rewinds: Rewinds

    /// Makes the state of a session.
    public init(_ session: Session, rewinds: Rewinds = Rewinds()) {
        self.session = session
        self.rewinds = rewinds
    }

    /// Folds the next entry of the log into the session.
    ///
    /// - Throws: ``MultichatError`` with the code `status`, `invalid` or `notFound`; then nothing has changed.
    public mutating func apply(_ entry: Entry) throws {
        if session.status != .active, entry.sequence > inherited { try requireAllowed(entry.kind) }
        if entry.kind == .message {
            if let author = entry.author { join(author, at: entry.sequence) }
        } else if entry.kind.isStructural {
            try applyStructural(entry)
        }
        session.head = entry.head
        session.updatedAt = max(session.updatedAt, entry.time)
    }

    /// What a fork copied from its parent: its ends and expiries are the parent's, not its own.
    private var inherited: Int { session.forkedFrom?.sequence ?? 0 }

    private func requireAllowed(_ kind: EntryKind) throws {
        guard !EntryKind.allowedWhenEnded.contains(kind) else { return }
        throw MultichatError(
            .status, "The session \(session.reference) is \(session.status.rawValue); it takes no `\(kind)` entry.",
            hint: "Reopen it first: multichat reopen \(session.id)"
        ).with { $0.session = session.id.text }
    }

    private mutating func applyStructural(_ entry: Entry) throws {
        switch entry.kind {
        case .join: join(try Lifecycle.agent(in: entry.body), at: entry.sequence)
        case .leave: try leave(try Lifecycle.agent(in: entry.body), at: entry.sequence)
        case .set: try change(try SessionChange(body: entry.body), at: entry.sequence)
        case .rewind: try rewind(to: try Lifecycle.target(in: entry.body), at: entry.sequence)
        case .erase: _ = try Lifecycle.erased(by: entry)
        default:
            guard let (status, sources) = Self.transitions[entry.kind] else { return }
            try move(to: status, from: sources, at: entry.sequence)
        }
    }

    /// The kinds that change the status: the new one, and those that they start from.
    private static let transitions: [EntryKind: (SessionStatus, Set<SessionStatus>)] = [
        .end: (.ended, [.active]),
        .archive: (.archived, [.active, .ended]),
        .reopen: (.active, [.ended, .archived]),
    ]

    private mutating func move(to status: SessionStatus, from sources: Set<SessionStatus>, at sequence: Int) throws {
        guard sequence > inherited else { return }
        guard sources.contains(session.status) else {
            throw MultichatError(.status, "The session \(session.reference) is already \(session.status.rawValue).")
                .with { $0.session = session.id.text }
        }
        session.status = status
        session.version = sequence
    }
}
