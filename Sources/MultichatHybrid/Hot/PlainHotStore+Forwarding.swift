import Multichat

// What a plain hot store leaves to the store that it stands for.
extension PlainHotStore {
    func session(_ reference: SessionReference) throws -> Session? { try base.session(reference) }

    func sessions(_ query: SessionQuery) throws -> Page<Session> { try base.sessions(query) }

    func entries(_ query: EntryQuery) throws -> Page<Entry> { try base.entries(query) }

    func latest(_ query: LatestQuery) throws -> Page<Entry> { try base.latest(query) }

    func create(_ session: NewSession) throws -> Session { try base.create(session) }

    func append(_ append: Append) throws -> Receipt { try base.append(append) }

    func origin(of session: SessionReference) throws -> NewSession { try base.origin(of: session) }

    func close() throws { try base.close() }
}
