extension Chat {
    /// Follows the session: its entries behind a sequence, and those that come, without gaps and nothing twice.
    ///
    ///     for try await entry in chat.follow(after: 7) { print(entry.sequence, entry.body) }
    ///
    /// Entries that a rewind hides come too, and so does the rewind. It doesn't matter which process writes. It ends
    /// when its task is cancelled.
    ///
    /// - Parameter sequence: the last sequence that is known already; the present head where it is `nil`.
    /// - Returns: the entries. Iterating throws ``MultichatError``: `notFound` where the session is unknown, deleted or
    ///   expired, `closed` with the store, `conflict` where the log is shorter than the sequence says.
    public func follow(after sequence: Int? = nil) -> some AsyncSequence<Entry, any Error> & Sendable {
        FollowedEvents(feed: swarm.feed, query: FollowQuery(reference, after: sequence)).compactMap { $0.entry }
    }
}

extension Swarm {
    /// Follows all sessions of the namespace, those that are started meanwhile too.
    ///
    /// - Parameter positions: the last sequence that is known already of each session; others are followed from their
    ///   present head on.
    public func follow(after positions: [SessionID: Int] = [:]) -> FollowedEvents {
        FollowedEvents(feed: feed, query: FollowQuery(all: namespace, after: positions))
    }
}
