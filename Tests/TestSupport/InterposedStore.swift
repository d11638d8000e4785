package import Multichat

/// A store in front of another: tests let it fail, or lie about what it holds.
package struct InterposedStore: Restoring {
    /// A call that changes the store.
    package struct Write: Sendable {
        package var name: String
        /// The entries to store, if it stores any.
        package var entries: [Entry] = []
    }

    private let base: any Restoring
    /// Called before each call, which isn't made where it throws.
    package var beforeCall: @Sendable () throws -> Void = {}
    /// Called before each write, which isn't made where it throws.
    package var beforeWrite: @Sendable (Write) throws -> Void = { _ in }
    /// Changes the entries that a read answers.
    package var afterRead: @Sendable ([Entry]) throws -> [Entry] = { $0 }
    /// Changes the sessions that a read answers.
    package var afterSession: @Sendable (Session) -> Session = { $0 }

    package init(_ base: any Restoring) { self.base = base }

    package var configuration: StoreConfiguration { base.configuration }

    package func session(_ reference: SessionReference) throws -> Session? {
        try beforeCall()
        return try base.session(reference).map(afterSession)
    }

    package func sessions(_ query: SessionQuery) throws -> Page<Session> {
        try beforeCall()
        var page = try base.sessions(query)
        page.items = page.items.map(afterSession)
        return page
    }

    package func entries(_ query: EntryQuery) throws -> Page<Entry> {
        try beforeCall()
        var page = try base.entries(query)
        page.items = try afterRead(page.items)
        return page
    }

    package func latest(_ query: LatestQuery) throws -> Page<Entry> {
        try beforeCall()
        return try base.latest(query)
    }

    package func origin(of session: SessionReference) throws -> NewSession {
        try beforeCall()
        return try base.origin(of: session)
    }

    package func close() throws { try base.close() }

    func write<Result>(_ name: String, _ entries: [Entry] = [], _ body: (any Restoring) throws -> Result) throws
        -> Result
    {
        try beforeCall()
        try beforeWrite(Write(name: name, entries: entries))
        return try body(base)
    }
}
