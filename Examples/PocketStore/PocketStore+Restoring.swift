import Multichat
import Synchronization

/// Takes whole logs, chains included: then forks, imports, migrations and restores work too.
extension PocketStore: Restoring {
    func origin(of session: SessionReference) throws -> NewSession { try log(session).origin }

    func stage(_ session: NewSession) throws -> Session {
        try SessionRules.check(session)
        let now = configuration.clock()
        return contents.withLock { contents in
            let log = contents.staged[session.reference] ?? PocketLog(session, at: now)
            contents.staged[session.reference] = log
            return log.state.session
        }
    }

    func restore(_ entries: [Entry], to staged: SessionReference) throws -> Head {
        try contents.withLock { contents in
            guard var log = contents.staged[staged] else { throw MultichatError.unknown(staged) }
            let head = try log.restore(entries, fence: 0)
            contents.staged[staged] = log
            return head
        }
    }

    func extend(_ session: SessionReference, by entries: [Entry], fence: Int) throws -> Head {
        defer { board.tell(session) }
        let now = configuration.clock()
        return try contents.withLock { contents in
            var log = try contents.log(session, now)
            let head = try log.restore(entries, fence: fence)
            contents.logs[session] = log
            return head
        }
    }

    func publish(_ staged: SessionReference) throws -> Session {
        defer { board.tell(staged) }
        let now = configuration.clock()
        return try contents.withLock { contents in
            guard let log = contents.staged[staged] else { throw MultichatError.unknown(staged) }
            guard (try? contents.log(staged, now)) == nil else { throw MultichatError.taken(staged) }
            contents.logs[staged] = log
            contents.staged[staged] = nil
            return log.state.session
        }
    }

    func discard(_ staged: SessionReference) throws {
        contents.withLock { $0.staged[staged] = nil }
    }
}

extension PocketStore: Erasing {
    func scrub() throws -> [Remnant] { [] }
}

extension PocketStore: Watching {
    func watch(_ told: @escaping @Sendable (StoreNews) -> Void) -> any StoreWatch { board.watch(told) }
}
