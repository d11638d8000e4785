import Multichat

extension WatchedStore {
    func sessions(_ query: SessionQuery) throws -> Page<Session> { try base.sessions(query) }

    func delete(_ reference: SessionReference) throws -> Bool { try base.delete(reference) }

    func latest(_ query: LatestQuery) throws -> Page<Entry> { try base.latest(query) }

    func fork(_ fork: Fork) throws -> Session { try base.fork(fork) }

    func close() throws { try base.close() }
}
