/// What a feed knows of a session that is followed.
struct FollowedSession {
    /// The end of its log, as its followers were told.
    var head: Head
    /// When it was started; `nil` where that isn't known yet.
    var createdAt: Timestamp?
    /// When it is gone, if ever.
    var expiresAt: Timestamp?
    /// Who follows it alone.
    var followers: [Follower] = []

    init(_ head: Head, createdAt: Timestamp? = nil, expiresAt: Timestamp?) {
        self.head = head
        self.createdAt = createdAt
        self.expiresAt = expiresAt
    }

    init(_ session: Session) {
        self.init(session.head, createdAt: session.createdAt, expiresAt: session.expiresAt)
    }

    /// Takes notice of a session that is still the same.
    mutating func take(_ session: Session) {
        head = session.head
        createdAt = session.createdAt
        expiresAt = session.expiresAt
    }
}

/// All that a feed knows.
struct FeedState {
    var watch: (any StoreWatch)?
    var sessions: [SessionReference: FollowedSession] = [:]
    /// Who follows all sessions of a namespace, which are all among `sessions` then.
    var namespaces: [Namespace: [Follower]] = [:]
    /// How many followers there are, those that are about to come too; and those that were added and not taken out, also
    /// where their session is gone.
    var count = 0
    var members: Set<ObjectIdentifier> = []
    /// Sessions that nobody follows and that were looked at: whether they are forks is known.
    var seen: Set<SessionReference> = []
    /// When following began, by the store's clock: forks that are older aren't told.
    var began = Timestamp(microseconds: 0)

    /// What was told and not looked at yet.
    var changed: Set<SessionReference> = []
    var mayAllHaveChanged = false
    /// Whether that will be looked at.
    var isScheduled = false
    /// No session expires before this time, as far as is known; and when a timer looks at that.
    var nextExpiry: Timestamp?
    var timer: Timestamp?
    /// The last entries of a few sessions that several follow: read once for all.
    var tails: [SessionReference: [Entry]] = [:]

    /// Who is told of a session.
    func followers(of session: SessionReference) -> [Follower] {
        (sessions[session]?.followers ?? []) + (namespaces[session.namespace] ?? [])
    }

    /// Takes notice of when a session expires.
    mutating func expect(_ expiry: Timestamp?) {
        if let expiry { nextExpiry = min(nextExpiry ?? expiry, expiry) }
    }

    /// Tells followers of a change, and answers those that are to be woken.
    func tell(_ followers: [Follower], _ changes: [Follower.Change]) -> [Follower] {
        followers.filter { follower in
            var wakes = false
            for change in changes where follower.take(change) { wakes = true }
            return wakes
        }
    }
}
