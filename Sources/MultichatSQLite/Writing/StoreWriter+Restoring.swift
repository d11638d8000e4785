import Multichat
import MultichatSQLiteSupport

extension StoreWriter {
    func stage(_ new: NewSession, now: Timestamp) throws -> Session {
        if let item = try load(new.reference, .staged) { return item.row.session }
        return try insert(new, .staged, now: now)
    }

    func restore(_ entries: [Entry], to staged: SessionReference) throws -> Head {
        let item = try requireStaged(staged)
        return try add(entries, to: item, fence: 0).row.session.head
    }

    func extend(_ reference: SessionReference, by entries: [Entry], fence: Int, now: Timestamp) throws -> Head {
        guard let item = try find(reference, now: now) else { throw MultichatError.unknown(reference) }
        let extended = try add(entries, to: item, fence: fence)
        sessions[reference] = extended
        return extended.row.session.head
    }

    private func add(_ entries: [Entry], to item: SessionCache.Item, fence: Int) throws -> SessionCache.Item {
        let log = LogReader(connection, item)
        var state = try Restoration.check(entries, behind: item.state, chainer: chainer) {
            try log.entry(withID: $0) != nil
        }
        state.session.fence = max(state.session.fence, fence)
        let item = try write(entries, state, item, log)
        try eraseBodies(namedBy: entries, log)
        return item
    }

    func publish(_ staged: SessionReference, now: Timestamp) throws -> Session {
        var row = try requireStaged(staged).row
        if let present = try load(staged, .visible) {
            guard present.row.session.isExpired(at: now) else { throw MultichatError.taken(staged) }
            try remove(present.row)
        }
        isWriting = true
        row.staged = Stage.visible.rawValue
        try run(SQL.publishSession, row.number, row.crc)
        sessions[staged] = nil
        return row.session
    }

    func discard(_ staged: SessionReference) throws -> Bool {
        guard let item = try load(staged, .staged) else { return false }
        try remove(item.row)
        return true
    }

    private func requireStaged(_ reference: SessionReference) throws -> SessionCache.Item {
        guard let item = try load(reference, .staged) else {
            throw MultichatError(.notFound, "No copy of the session \(reference) was begun.")
                .with { $0.session = reference.id.text }
        }
        return item
    }
}
