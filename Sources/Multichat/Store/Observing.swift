/// A store that can tell, at less than a list's cost, what became of its sessions: what the search index lives on.
public protocol Observing: Store {
    /// A text that is another one after every change of any session; `nil` where that can't be told now.
    ///
    /// Equal texts mean that nothing has changed between the calls; different ones may come without a change.
    func changeToken() throws -> String?

    /// How far the log of each session of a namespace goes that isn't expired, in any order; no system sessions.
    ///
    /// Unlike a list it doesn't prove that a session can be read.
    func heads(in namespace: Namespace) throws -> [SessionHead]
}

/// How far a session's log goes.
public struct SessionHead: Sendable, Equatable {
    /// The session's id.
    public var id: SessionID
    /// The end of its log.
    public var head: Head
    /// When it is gone, if ever.
    public var expiresAt: Timestamp?

    /// Makes a head.
    public init(_ id: SessionID, _ head: Head, expiresAt: Timestamp?) {
        self.id = id
        self.head = head
        self.expiresAt = expiresAt
    }

    /// The head of a session.
    public init(_ session: borrowing Session) {
        id = session.id
        head = session.head
        expiresAt = session.expiresAt
    }
}
