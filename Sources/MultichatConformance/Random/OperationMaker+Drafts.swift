import Multichat

extension OperationMaker {
    func draft() -> Draft {
        var draft = Draft(id: entryID(), kind: .message, author: agent(), body: Message("text \(pick(3))").body)
        switch pick(14) {
        case 0: (draft.kind, draft.body) = (.join, Lifecycle.agent(agent()))
        case 1: (draft.kind, draft.body) = (.leave, Lifecycle.agent(agent()))
        case 2: (draft.kind, draft.body) = (.rewind, Lifecycle.rewind(to: pick(40)))
        case 3: (draft.kind, draft.body) = (.set, change().body)
        case 4: (draft.kind, draft.body) = ([.end, .archive][pick(2)], .emptyObject)
        case 5: (draft.kind, draft.body) = (.reopen, .emptyObject)
        case 6...9: (draft.kind, draft.key) = (.value, key())
        default: break
        }
        return draft
    }

    private func change() -> SessionChange {
        var change = SessionChange()
        if pick(2) == 0 { change.topic = pick(3) == 0 ? "" : "topic \(pick(9))" }
        if pick(2) == 0 { change.labels = ["l\(pick(3))": pick(2) == 0 ? String?.none : "v"] }
        change.expiry = [.keep, .never, .at(.sliding(microseconds: 90_000_000))][pick(3)]
        return change
    }

    func expectation() -> Expectation {
        switch pick(4) {
        case 0: .head(pick(30))
        case 1: .newest(key(), pick(3) == 0 ? nil : pick(30))
        case 2: .fence(pick(20))
        default: .notBehind(pick(30))
        }
    }

    func entryQuery() -> EntryQuery {
        var query = EntryQuery(reference())
        if pick(3) == 0 { query.from = pick(30) }
        if pick(3) == 0 { query.asOf = pick(40) }
        if pick(4) == 0 { query.author = agent() }
        if pick(4) == 0 { query.key = key() }
        if pick(4) == 0 { query.kind = .value }
        if pick(6) == 0 { query.recipient = agent() }
        query.newestFirst = pick(2) == 0
        query.includesHidden = pick(3) == 0
        query.limit = pick(12) + 1
        if pick(4) == 0 { query.byteLimit = pick(400) }
        return query
    }

    func latestQuery() -> LatestQuery {
        var query = pick(2) == 0 ? LatestQuery(reference(), key: key()) : LatestQuery(reference(), prefix: "k/")
        if pick(3) == 0 { query.asOf = pick(40) }
        query.limit = pick(6) + 1
        return query
    }

    func sessionQuery() -> SessionQuery {
        var query = SessionQuery(namespace: pick(3) == 0 ? nil : pick(2) == 0 ? "other" : .standard)
        if pick(3) == 0 { query.participant = agent() }
        if pick(4) == 0 { query.status = SessionStatus.allCases[pick(3)] }
        if pick(5) == 0 { query.labels = ["l": "\(pick(3))"] }
        if pick(2) == 0 { query.order = .created }
        query.limit = pick(8) + 1
        return query
    }
}
