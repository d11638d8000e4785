import Multichat

/// Takes the messages of sessions, session by session and oldest first.
protocol MessageTaking {
    /// A session begins.
    mutating func begin(_ session: Session) throws
    /// Takes a message of it.
    mutating func take(_ message: Message, _ entry: Entry, of session: Session) throws
}

extension MessageTaking {
    /// Goes through the visible messages of these sessions, or of all of a namespace; the store's own are no chats.
    ///
    /// - Returns: what can't be read; a session ends where it is damaged.
    mutating func takeAll(
        _ store: any Store, _ sessions: [SessionReference]?, in namespace: Namespace
    ) throws -> [Damage] {
        var damage: [Damage] = []
        for reference in sessions ?? [] { damage += try takeAll(store, try store.required(reference)) }
        guard sessions == nil else { return damage }
        let lost = try store.forEachSession(in: namespace, includingSystem: false) {
            damage += try takeAll(store, $0)
        }
        return damage + lost
    }

    private mutating func takeAll(_ store: any Store, _ session: Session) throws -> [Damage] {
        var query = EntryQuery(session.reference)
        query.kind = .message
        do {
            try begin(session)
            try store.forEachPage(query) { entries in
                for entry in entries {
                    if let message = Message(body: entry.body) { try take(message, entry, of: session) }
                }
            }
            return []
        } catch let error as MultichatError where error.code == .damaged {
            return [Damage(error, in: session.reference, place: "session \(session.id)")]
        }
    }
}
