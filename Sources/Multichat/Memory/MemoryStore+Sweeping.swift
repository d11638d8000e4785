import Synchronization

extension MemoryStore: Sweeping {
    /// Sessions that are expired and still here.
    public func expired(limit: Int) -> [Session] {
        let now = configuration.clock()
        return contents.withLock { contents in
            Array(contents.logs.values.lazy.map(\.state.session).filter { $0.isExpired(at: now) }.prefix(limit))
        }
    }

    /// Removes a session if it is expired.
    public func sweep(_ session: SessionReference) -> Bool {
        let now = configuration.clock()
        defer { board.tell(session) }
        return contents.withLock { contents in
            guard contents.logs[session]?.state.session.isExpired(at: now) == true else { return false }
            contents.logs[session] = nil
            return true
        }
    }

    /// Removes a session if its log ends at a head.
    public func remove(_ session: SessionReference, at head: Head) -> Bool {
        defer { board.tell(session) }
        return contents.withLock { contents in
            guard contents.logs[session]?.state.session.head == head else { return false }
            contents.logs[session] = nil
            return true
        }
    }

    /// The logs that were staged.
    public func staged() -> [Session] { contents.withLock { $0.staged.values.map(\.state.session) } }
}
