import Multichat

/// Everything that a store holds, to be compared.
struct Snapshot: Equatable {
    /// One session.
    struct Kept: Equatable {
        var session: Session
        var log: [Entry]
        var values: [Entry]
    }

    private(set) var sessions: [SessionReference: Kept] = [:]

    var entries: Int { sessions.values.reduce(0) { $0 + $1.log.count } }

    init(_ store: any Store) throws {
        var query = SessionQuery(namespace: nil)
        query.includesSystem = true
        query.limit = 1000
        for session in try store.sessions(query).items {
            var range = EntryQuery(session.reference)
            range.includesHidden = true
            range.limit = 100_000
            sessions[session.reference] = Kept(
                session: session, log: try store.entries(range).items,
                values: try store.latest(LatestQuery(session.reference)).items)
        }
    }
}
