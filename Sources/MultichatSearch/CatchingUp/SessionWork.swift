import Multichat

/// What the index is to learn of one session.
struct SessionWork {
    /// The session's id.
    let id: SessionID
    /// What the index knows.
    let known: IndexedSession?
    /// When the session is gone, if ever.
    let expiresAt: Timestamp?
    /// Whether all that was known is to be forgotten first.
    private(set) var forgets = false
    /// Whether the log was read from its beginning.
    private(set) var isWhole: Bool
    /// Sequences whose messages are to be forgotten.
    private(set) var hidden: [ClosedRange<Int>] = []
    /// The new messages.
    private(set) var messages: [NewMessage] = []
    /// The end of what is indexed then.
    private(set) var head: Head

    private let term: String

    /// Begins with what the index knows.
    init(_ session: SessionHead, known: IndexedSession?) {
        id = session.id
        self.known = known
        expiresAt = session.expiresAt
        head = known?.head ?? .empty
        isWhole = known == nil
        term = FieldTerm.session(session.id.text)
    }

    /// Goes on when this work has been written.
    func continued(_ written: IndexedSession, _ session: SessionHead) -> SessionWork {
        var work = SessionWork(session, known: written)
        work.isWhole = isWhole
        return work
    }

    /// Begins anew with the log's first entry.
    mutating func restart() {
        forgets = known != nil
        isWhole = true
        hidden = []
        messages = []
        head = .empty
    }

    /// Takes the next entry of the log; answers the bytes of text that it adds.
    mutating func add(_ entry: borrowing Entry) throws -> Int {
        head = entry.head
        if entry.kind == .rewind {
            hide(after: try Lifecycle.target(in: entry.body), before: entry.sequence)
            return 0
        }
        guard let words = EntryWords(entry, session: term) else { return 0 }
        messages.append(NewMessage(entry, words))
        return words.text.utf8.count
    }

    /// What lies between a rewind and its target is never seen again.
    private mutating func hide(after low: Int, before high: Int) {
        guard low + 1 < high else { return }
        messages.removeAll { low < $0.sequence && $0.sequence < high }
        hidden.append(low + 1...high - 1)
    }
}

/// A message that isn't indexed yet.
struct NewMessage {
    let sequence: Int
    let time: Timestamp
    let author: AgentID?
    /// `nil` for the usual kind.
    let kind: EntryKind?
    let words: EntryWords

    init(_ entry: borrowing Entry, _ words: EntryWords) {
        sequence = entry.sequence
        time = entry.time
        author = entry.author
        kind = entry.kind == .message ? nil : entry.kind
        self.words = words
    }
}
