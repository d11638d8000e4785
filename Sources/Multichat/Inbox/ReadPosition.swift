/// How far an agent has read a session, and what is known of what lies behind that.
///
/// It is the newest entry of a key of its own in the agent's session. A position that only counts what is unread saves
/// looking through the same entries again; it never decides what is read.
struct ReadPosition: Sendable, Equatable {
    /// The session.
    var session: SessionID
    /// When the session was started: another one of the same id begins unread.
    var createdAt: Timestamp
    /// All messages up to here are read.
    var read = 0
    /// All entries up to here were looked through.
    var seen = 0
    /// How many messages for the agent lie behind `read`, up to `seen`.
    var unread = 0
    /// The sequences of the newest of those, ascending.
    var newest: [Int] = []
    /// The sequence of the entry that holds this; `nil` where none does.
    var place: Int?

    /// How many sequences of unread messages are kept.
    static let listed = 64
    private static let prefix = "cursor/"

    init(of session: SessionID, createdAt: Timestamp) {
        self.session = session
        self.createdAt = createdAt
    }

    /// Whether nothing is unread in a session, as far as this tells without looking at its log.
    func isEnd(of head: AttendedSession) -> Bool {
        guard createdAt == head.createdAt else { return false }
        if max(read, head.inherited) >= head.sequence { return true }
        return seen >= head.sequence && unread == 0 && seen >= head.inherited && head.version <= seen
    }

    /// The key for a session: `cursor/<session id>`, or `cursor/#<SHA-256>` where that would be too long.
    static func key(of session: SessionID) -> EntryKey {
        let isShort = prefix.utf8.count + session.text.utf8.count <= IdentifierRules.maximumBytes
        return EntryKey(unchecked: prefix + (isShort ? session.text : "#" + SHA256.hash(session.text).description))
    }

    /// What all keys of positions begin with.
    static var keys: String { prefix }

    /// The position when everything up to a sequence is read; what was counted behind it stays where it is known.
    ///
    /// - Parameter last: there is nothing to read from that sequence up to this one.
    func advanced(to sequence: Int, seeing last: Int) -> ReadPosition {
        var next = ReadPosition(of: session, createdAt: createdAt)
        next.read = sequence
        next.seen = last
        let isCovered = unread == newest.count || newest.first.map { $0 <= sequence } ?? true
        guard seen > last, isCovered else { return next }
        next.seen = seen
        next.newest = newest.filter { $0 > sequence }
        next.unread = next.newest.count
        return next
    }
}
