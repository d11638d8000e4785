import Multichat

/// One random operation.
enum Operation {
    case create(NewSession)
    case append(Append)
    case fork(Fork)
    case delete(SessionReference)
    case session(SessionReference)
    case entries(EntryQuery)
    case latest(LatestQuery)
    case sessions(SessionQuery)

    /// What a store answers.
    func answer(of store: any Store) -> Answer {
        do {
            return try value(of: store)
        } catch let error as MultichatError {
            return .failed(error)
        } catch {
            return .failed(MultichatError(.internal, "\(error)"))
        }
    }

    private func value(of store: any Store) throws -> Answer {
        switch self {
        case .create(let new): .session(try store.create(new))
        case .append(let append): .receipt(try store.append(append))
        case .fork(let fork): .session(try store.fork(fork))
        case .delete(let reference): .removed(try store.delete(reference))
        case .session(let reference): .session(try store.session(reference))
        case .entries(let query): Answer(try store.entries(query))
        case .latest(let query): Answer(try store.latest(query))
        case .sessions(let query): Answer(try store.sessions(query))
        }
    }
}

/// What an operation answers.
enum Answer: Equatable {
    case failed(MultichatError)
    case session(Session?)
    case receipt(Receipt)
    case removed(Bool)
    case entries([Entry], cursor: String?)
    case sessions([Session], cursor: String?)

    init(_ page: Page<Entry>) { self = .entries(page.items, cursor: page.cursor) }

    init(_ page: Page<Session>) { self = .sessions(page.items, cursor: page.cursor) }
}

/// Everything in a store.
struct Contents: Equatable, CustomStringConvertible {
    var sessions: [Session]
    var logs: [[Entry]]

    init(_ store: any Store) throws {
        var query = SessionQuery(namespace: nil)
        query.includesSystem = true
        query.order = .created
        query.limit = 10_000
        sessions = try store.sessions(query).items
        logs = try sessions.map { session in
            var query = EntryQuery(session.reference)
            query.includesHidden = true
            query.limit = 1_000_000
            return try store.entries(query).items
        }
    }

    var description: String {
        "\(zip(sessions, logs).map { "\($0.reference): \($0.head), \($1.count) entries" })"
    }
}
