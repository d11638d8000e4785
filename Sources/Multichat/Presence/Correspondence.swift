/// Who wrote to whom, as far as it was looked at.
public struct Correspondence: Sendable, Equatable {
    /// How often each agent wrote to each other one, most often first.
    public var links: [Link] = []
    /// How many sessions were looked at.
    public var sessions = 0
    /// How many messages were counted.
    public var messages = 0
    /// Whether that is everything: no session was left out, and none has older entries.
    public var isComplete = true

    /// How often an agent wrote to another one.
    public struct Link: Sendable, Equatable {
        /// Who wrote.
        public var from: AgentID
        /// To whom; `nil` is everybody in the session.
        public var to: AgentID?
        /// How many messages.
        public var messages: Int
        /// When the last of them was written.
        public var last: Timestamp
    }
}

extension Swarm {
    /// Counts who wrote to whom in the sessions that were last updated.
    ///
    /// A message to several agents counts for each of them. What a rewind hides, what was erased and what has no author
    /// isn't counted.
    ///
    /// - Parameters:
    ///   - sessions: how many sessions are looked at.
    ///   - entries: how many entries are read of each, the newest; messages are counted among these.
    /// - Complexity: O(entries read).
    public func correspondence(sessions: Int = 100, entries: Int = 500) throws -> Correspondence {
        var count = CorrespondenceCount(self, depth: max(1, entries))
        try count.look(max(1, sessions))
        return count.result
    }
}
