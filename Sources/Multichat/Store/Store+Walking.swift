extension Store {
    /// Calls the closure with every session of a namespace, or of all, in the order of creation.
    ///
    /// - Parameters:
    ///   - namespace: only this tenant's sessions; `nil` takes those of all.
    ///   - includingSystem: whether system sessions are taken too.
    ///   - body: called with each session.
    /// - Returns: the sessions that can't be read, each once: the closure isn't called with them. Also damage of what
    ///   the store lists its sessions from.
    public func forEachSession(
        in namespace: Namespace?, includingSystem: Bool = true, _ body: (Session) throws -> Void
    ) throws -> [Damage] {
        var query = SessionQuery(namespace: namespace)
        query.includesSystem = includingSystem
        query.order = .created
        query.limit = 500
        var leftOut: [Damage] = []
        var known = Set<Damage>()
        repeat {
            let page = try sessions(query)
            for session in page.items { try body(session) }
            leftOut += page.leftOut.filter { known.insert($0).inserted }
            query.cursor = page.cursor
        } while query.cursor != nil
        return try leftOut + ((self as? any Checking)?.checkLists() ?? [])
    }

    /// Whether a session that was listed has been deleted since; one that can't be read has not.
    public func hasLost(_ reference: SessionReference) throws -> Bool {
        do {
            return try session(reference) == nil
        } catch let error as MultichatError where error.hidesSession {
            return false
        }
    }

    /// Calls the closure with all entries that a query wants, a page at a time.
    ///
    /// A page holds at most 4 MiB of bodies and one more body, so that memory stays small however large bodies are.
    /// All entries in front of a damaged one are handed over before that is thrown.
    public func forEachPage(_ query: EntryQuery, _ body: ([Entry]) throws -> Void) throws {
        var query = query
        query.limit = 500
        query.byteLimit = EntryQuery.pageBytes
        do {
            try walk(query, body)
        } catch let damage as DamagedPage {
            // Once more, up to what is damaged; an earlier damage is told in place of this one.
            guard let rest = damage.rest else { throw damage.error }
            do { try walk(rest, body) } catch let earlier as DamagedPage { throw earlier.error }
            throw damage.error
        }
    }

    private func walk(_ query: EntryQuery, _ body: ([Entry]) throws -> Void) throws {
        var query = query
        repeat {
            let page: Page<Entry>
            do {
                page = try entries(query)
            } catch let error as MultichatError where error.code == .damaged {
                throw DamagedPage(error, query)
            }
            if !page.items.isEmpty { try body(page.items) }
            query.cursor = page.cursor
        } while query.cursor != nil
    }
}

/// A page that can't be read as a whole.
private struct DamagedPage: Error {
    let error: MultichatError
    /// What asks for the entries in front of the damage; `nil` where its place isn't known.
    let rest: EntryQuery?

    init(_ error: MultichatError, _ query: EntryQuery) {
        self.error = error
        var rest = query
        if query.newestFirst {
            rest.from = error.sequence.map { $0 + 1 }
        } else {
            rest.through = error.sequence.map { $0 - 1 }
        }
        self.rest = error.sequence == nil ? nil : rest
    }
}

extension EntryQuery {
    /// How many bytes of bodies are held at once where a whole log is read, unless a single body has more.
    public static let pageBytes = 4 << 20

    /// Asks for all entries of a part of a session's log, hidden ones too.
    public init(_ session: SessionReference, from: Int, through: Int) {
        self.init(session)
        self.from = from
        self.through = through
        includesHidden = true
    }
}
