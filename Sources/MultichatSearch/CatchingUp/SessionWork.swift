import Multichat

/// What the index is to learn of one session.
struct SessionWork {
    /// The session's id.
    let id: SessionID
    /// What the index knows, or will know once what was found before is written.
    let known: KnownSession?
    /// When the session is gone, if ever.
    let expiresAt: Timestamp?
    /// Whether all that was known is to be forgotten first.
    private(set) var forgets = false
    /// Sequences whose messages are to be forgotten.
    private(set) var lost: [ClosedRange<Int>] = []
    /// The new messages.
    private(set) var messages: [NewMessage] = []
    /// The end of what is indexed then.
    private(set) var head: Head

    private let term: String

    /// Begins with what the index knows.
    init(_ session: SessionHead, known: KnownSession?) {
        id = session.id
        self.known = known
        expiresAt = session.expiresAt
        head = known?.head ?? .empty
        term = FieldTerm.session(session.id.text)
    }

    /// Begins anew with the log's first entry.
    mutating func restart() {
        forgets = known != nil
        lost = []
        messages = []
        head = .empty
    }

    /// Takes the next entry of the log; answers the bytes of text that it adds.
    mutating func add(_ entry: borrowing Entry) throws -> Int {
        head = entry.head
        if entry.kind == .rewind { forget(try Lifecycle.target(in: entry.body) + 1, entry.sequence - 1) }
        if entry.kind == .erase { forgetErased(JSONValue(entry.body)) }
        guard let words = EntryWords(entry, session: term) else { return 0 }
        messages.append(NewMessage(entry, words))
        return words.text.utf8.count
    }

    /// Bodies that were indexed before they were erased; the others are read without them.
    private mutating func forgetErased(_ body: JSONValue) {
        for pair in body["sequences"]?.array ?? [] {
            guard let first = pair.array?.first?.integer, let last = pair.array?.last?.integer else { continue }
            forget(first, last)
        }
    }

    /// What is hidden by a rewind or erased is never seen again.
    private mutating func forget(_ first: Int, _ last: Int) {
        guard first <= last else { return }
        messages.removeAll { first <= $0.sequence && $0.sequence <= last }
        lost.append(first...last)
    }
}

/// How far a session is known before its work begins.
struct KnownSession {
    /// The end of what is indexed of its log.
    let head: Head
    /// When it is gone, if ever.
    let expiresAt: Timestamp?
}

extension KnownSession {
    init(_ session: IndexedSession) { self.init(head: session.head, expiresAt: session.expiresAt) }
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
