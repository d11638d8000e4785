import Multichat

extension Store {
    /// Calls the closure with every session of a namespace, or of all, in the order of creation; system ones too.
    func forEachSession(in namespace: Namespace?, _ body: (Session) throws -> Void) throws {
        var query = SessionQuery(namespace: namespace)
        query.includesSystem = true
        query.order = .created
        query.limit = 500
        repeat {
            let page = try sessions(query)
            for session in page.items { try body(session) }
            query.cursor = page.cursor
        } while query.cursor != nil
    }

    /// Calls the closure with a range of a session's log, hidden entries too, some entries at a time.
    ///
    /// Pages hold some megabytes: the bodies of one tell how many entries the next may have.
    func forEachPage(
        of session: SessionReference, from start: Int, through end: Int, _ body: ([Entry]) throws -> Void
    ) throws {
        var query = EntryQuery(session)
        query.includesHidden = true
        query.limit = 16
        query.through = end
        var next = start
        while next <= end {
            query.from = next
            let entries = try entries(query).items
            guard let last = entries.last else { return }
            try body(entries)
            next = last.sequence + 1
            let bytes = entries.reduce(1) { $0 + $1.body.text.utf8.count }
            query.limit = max(1, min(500, pageBytes * entries.count / bytes))
        }
    }
}

/// How many bytes of bodies are held at once, unless a single body has more.
let pageBytes = 4 << 20
