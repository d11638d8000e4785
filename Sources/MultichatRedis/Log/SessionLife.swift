import Multichat

/// How long the keys of a session are kept, as arguments of the scripts.
///
/// They outlive the session by an hour, as readers go by the clock that the store was given, not by Redis' own.
enum SessionLife {
    private static let reserve: Int64 = 3_600_000

    /// The milliseconds that are left from now on; nothing for ever.
    static func left(of session: Session, at now: Timestamp) -> String {
        guard let end = session.expiresAt else { return "" }
        return String(max(end.microseconds - now.microseconds, 0) / 1000 + reserve)
    }

    /// The same, at most so many microseconds where that is given; 0 removes the keys.
    static func left(of session: Session, at now: Timestamp, atMost limit: Int64?) -> String {
        let left = left(of: session, at: now)
        guard let limit else { return left }
        return String(min(Int64(left) ?? .max, limit / 1000))
    }

    /// What an append says: `=` where the keys live for ever and go on to.
    static func change(from old: Session, to new: Session, at now: Timestamp) -> String {
        old.expiry == nil && new.expiry == nil ? "=" : left(of: new, at: now)
    }

    /// The same where the time of the update isn't known: `+` and what is to be added to it, in milliseconds.
    static func change(of session: Session, at now: Timestamp) -> String {
        guard case .sliding(let duration) = session.expiry else { return change(from: session, to: session, at: now) }
        return "+\((duration - now.microseconds) / 1000 + reserve)"
    }
}
