import Multichat
import Synchronization

/// A store of one's own, as small as it can be: it keeps all laws, in memory.
final class PocketStore: Store {
    struct Contents {
        var logs: [SessionReference: PocketLog] = [:]
        var staged: [SessionReference: PocketLog] = [:]
        let planner: AppendPlanner

        /// A session that is there and hasn't expired.
        func log(_ session: SessionReference, _ now: Timestamp) throws -> PocketLog {
            guard let log = logs[session], !log.state.session.isExpired(at: now) else {
                throw MultichatError.unknown(session)
            }
            return log
        }
    }

    let configuration: StoreConfiguration
    let contents: Mutex<Contents>
    /// Tells followers that there is something new, so that none has to ask again and again.
    let board = ChangeBoard()

    init(_ configuration: StoreConfiguration = StoreConfiguration()) {
        self.configuration = configuration
        contents = Mutex(Contents(planner: AppendPlanner(configuration)))
    }

    func create(_ session: NewSession) throws -> Session {
        try SessionRules.check(session)
        defer { board.tell(session.reference) }
        let now = configuration.clock()
        return try contents.withLock { contents in
            guard (try? contents.log(session.reference, now)) == nil else {
                throw MultichatError.taken(session.reference)
            }
            let log = PocketLog(session, at: now)
            contents.logs[session.reference] = log
            return log.state.session
        }
    }

    func append(_ append: Append) throws -> Receipt {
        try AppendRules.check(append, configuration)
        defer { board.tell(append.session) }
        let now = configuration.clock()
        return try contents.withLock { contents in
            var log = try contents.log(append.session, now)
            switch try contents.planner.plan(append, state: log.state, lookup: log, now: now) {
            case .duplicate(let receipt): return receipt
            case .store(let entries, let state, let receipt):
                try log.add(entries, state)
                contents.logs[append.session] = log
                return receipt
            }
        }
    }

    func delete(_ session: SessionReference) throws -> Bool {
        defer { board.tell(session) }
        let now = configuration.clock()
        return contents.withLock { contents in
            let wasThere = (try? contents.log(session, now)) != nil
            contents.logs[session] = nil
            return wasThere
        }
    }

    func close() throws { board.tell(.closed) }
}
