/// The messages for an agent, over all its sessions.
public struct Inbox: Sendable {
    /// The agent.
    public var agent: AgentID
    /// The messages of the page, newest first.
    public var items: [InboxItem]
    /// The sessions that hold unread messages, the last updated first.
    public var sessions: [InboxCount]
    /// Where the next page begins; `nil` where there is none.
    public var cursor: String?
    /// The sessions that may hold messages for the agent and can't be read.
    public var leftOut: [Damage]

    /// How many messages are unread in all sessions together.
    public var unread: Int { sessions.reduce(0) { $0 + $1.unread } }
}

/// One message in an inbox.
public struct InboxItem: Sendable, Equatable {
    /// The session that it stands in.
    public var session: SessionID
    /// Its entry.
    public var entry: Entry
    /// Whether the agent has acknowledged it.
    public var isRead: Bool

    /// What it says; `nil` where its body is no message's.
    public var message: Message? { Message(body: entry.body) }
}

/// How many messages are unread in a session.
public struct InboxCount: Sendable, Equatable {
    /// The session.
    public var session: SessionID
    /// How many.
    public var unread: Int
}
