/// When a session is gone.
public enum Expiry: Hashable, Sendable {
    /// At a point in time, whatever happens before.
    case fixed(Timestamp)
    /// Some microseconds after the session was last updated: every append renews it.
    case sliding(microseconds: Int64)

    /// When a session that was last updated then is gone.
    public func date(updatedAt: Timestamp) -> Timestamp {
        switch self {
        case .fixed(let date): date
        case .sliding(let duration): updatedAt.adding(microseconds: duration)
        }
    }
}
