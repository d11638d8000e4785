/// What a follower is told.
public enum FollowEvent: Sendable, Equatable {
    /// An entry was appended to a session; a rewind is an entry too.
    case entry(SessionReference, Entry)
    /// A session was started: any one, for who follows all; a fork of it, for who follows one session.
    case began(Session)
    /// A session is gone, and what wasn't read of it with it.
    case removed(SessionReference, Removal)

    /// Why a session is gone.
    public enum Removal: String, Sendable {
        /// It was deleted.
        case deleted
        /// Its time was over.
        case expired
    }

    /// The entry that it tells, if it does.
    public var entry: Entry? { if case .entry(_, let entry) = self { entry } else { nil } }
}

extension MultichatError {
    /// A session that was followed is gone.
    static func removed(_ session: SessionReference, _ removal: FollowEvent.Removal) -> MultichatError {
        let reason = removal == .expired ? "has expired" : "was deleted"
        return MultichatError(
            .notFound, "The session \(session) \(reason) while it was followed.",
            hint: "`multichat list` shows the sessions that are there."
        ).with { $0.session = session.id.text }
    }

    /// Whoever follows has seen more of a session than there is.
    static func beyond(_ session: Session, after sequence: Int) -> MultichatError {
        MultichatError(
            .conflict,
            "The session \(session.reference) can't be followed after \(sequence): its head is \(session.head.sequence).",
            hint: "It is another log than the one that was read before: read it from the beginning."
        ).with {
            $0.session = session.id.text
            $0.head = session.head
        }
    }

    /// A follower lets too much pile up.
    static let tooSlow = MultichatError(
        .unavailable, "More sessions came and went than this follower has read of.",
        hint: "List the sessions, and follow again from there.", retry: .later)
}
