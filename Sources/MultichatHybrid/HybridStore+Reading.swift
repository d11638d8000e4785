import Multichat

extension HybridStore {
    /// The session of that id, or `nil`.
    public func session(_ reference: SessionReference) throws -> Session? {
        try requireOpen()
        return reference == HybridNotes.session ? nil : try way.session(reference)
    }

    /// A page of sessions; all that waits to be copied to the durable store is copied first.
    public func sessions(_ query: SessionQuery) throws -> Page<Session> {
        try requireOpen()
        try way.settle(nil)
        var page = try durable.sessions(query)
        guard let place = page.items.firstIndex(where: { $0.reference == HybridNotes.session }) else { return page }
        // The hybrid's own session is nobody's; the one behind the page takes its place.
        page.items.remove(at: place)
        guard page.cursor != nil else { return page }
        var next = query
        next.cursor = page.cursor
        next.limit = 1
        let rest = try durable.sessions(next)
        page.items += rest.items
        page.cursor = rest.cursor
        return page
    }

    /// A page of entries.
    public func entries(_ query: EntryQuery) throws -> Page<Entry> {
        try requireOpen(query.session)
        let isRecent = query.newestFirst && query.cursor == nil && query.asOf == nil && query.through == nil
        return try way.read(query.session, isRecent: isRecent) { try $0.entries(query) }
    }

    /// The newest entry of each key asked for.
    public func latest(_ query: LatestQuery) throws -> Page<Entry> {
        try requireOpen(query.session)
        return try way.read(query.session, isRecent: query.asOf == nil) { try $0.latest(query) }
    }

    /// What a session's chain starts with.
    public func origin(of session: SessionReference) throws -> NewSession {
        try requireOpen(session)
        return try durable.origin(of: session)
    }

    /// Refuses the session of the hybrid's notes.
    func requireOpen(_ session: SessionReference) throws {
        try requireOpen()
        if session == HybridNotes.session { throw MultichatError.unknown(session) }
    }
}
