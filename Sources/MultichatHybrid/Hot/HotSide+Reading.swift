import Multichat

// Every call of the hot store goes through the breaker.
extension HotSide: HotStore {
    var configuration: StoreConfiguration { base?.configuration ?? StoreConfiguration() }

    func session(_ reference: SessionReference) throws -> Session? { try call { try $0.session(reference) } }

    func sessions(_ query: SessionQuery) throws -> Page<Session> { try call { try $0.sessions(query) } }

    func entries(_ query: EntryQuery) throws -> Page<Entry> { try call { try $0.entries(query) } }

    func latest(_ query: LatestQuery) throws -> Page<Entry> { try call { try $0.latest(query) } }

    func origin(of session: SessionReference) throws -> NewSession { try call { try $0.origin(of: session) } }

    func unflushed(limit: Int) throws -> [SessionReference] { try call { try $0.unflushed(limit: limit) } }

    func run() throws -> String { try call { try $0.run() } }

    /// Closes the store, if it was opened.
    func close() throws { try base?.close() }
}
