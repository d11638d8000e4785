import Multichat
import MultichatSQLiteSupport

extension StoreWriter {
    func stage(_ new: NewSession, now: Timestamp) throws -> Session {
        if let item = try load(new.reference, .staged) { return item.row.session }
        return try insert(new, .staged, now: now)
    }

    func restore(_ entries: [Entry], to staged: SessionReference) throws -> Head {
        let item = try requireStaged(staged)
        let log = LogReader(connection, item)
        let state = try Restoration.check(entries, behind: item.state, chainer: chainer) {
            try log.entry(withID: $0) != nil
        }
        return try write(entries, state, item, log).row.session.head
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
