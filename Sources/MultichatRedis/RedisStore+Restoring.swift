import Multichat
import MultichatRedisSupport

extension RedisStore {
    /// Begins a session that nobody sees until it is published.
    public func stage(_ session: NewSession) throws -> Session {
        try SessionRules.check(session)
        let log = try log(session.reference, isStaged: true)
        for _ in 0..<8 {
            if let present = try log.record() { return present.state.session }
            let birth = Birth(session, token: token(), at: configuration.clock())
            if try log.create(birth, replacing: "", life: "") == 0 { return birth.record.state.session }
        }
        throw MultichatError.taken(session.reference)
    }

    /// Adds entries as they were written elsewhere to a staged session.
    public func restore(_ entries: [Entry], to staged: SessionReference) throws -> Head {
        let log = try log(staged, isStaged: true)
        guard let record = try log.record() else { throw notBegun(staged) }
        return try restore(entries, fence: 0, record, log)
    }

    /// Adds entries as they were written elsewhere to a session that is behind.
    public func extend(_ session: SessionReference, by entries: [Entry], fence: Int) throws -> Head {
        let log = try log(session)
        let record = try visible(log)
        cache[session] = nil
        return try restore(entries, fence: fence, record, log)
    }

    private func restore(
        _ entries: [Entry], fence: Int, _ record: SessionRecord, _ log: RedisLog
    ) throws -> Head {
        var state = try Restoration.check(entries, behind: record.state, chainer: Chainer()) {
            try log.sequence(of: $0) != nil
        }
        state.session.fence = max(state.session.fence, fence)
        var write = LogWrite(entries: entries, state: state, record: record, now: configuration.clock())
        // A copy that isn't published lives until it is.
        if log.keys.index == nil { write.isLasting = true }
        guard try log.store(write, after: write.after) == nil else {
            throw MultichatError(
                .conflict, "Another writer was faster in the session \(log.session).", hint: "Try again.", retry: .later
            )
        }
        return state.session.head
    }

    /// Shows a staged session to everybody.
    public func publish(_ staged: SessionReference) throws -> Session {
        let copy = try log(staged, isStaged: true)
        guard let record = try copy.record() else { throw notBegun(staged) }
        let log = try log(staged)
        cache[staged] = nil
        let session = record.state.session
        try replacingExpired(log) { token in
            var command = LifeScripts.publish.command(keys: log.keys.all.count + copy.keys.all.count)
            command.append(log.keys.all)
            command.append(copy.keys.all)
            let life = SessionLife.left(of: session, at: configuration.clock())
            log.addPlace(session, replacing: token, life: life, to: &command)
            return try log.write(LifeScripts.publish, command) { $0.integer == 0 }.integer ?? 1
        }
        return session
    }

    /// Forgets a staged session.
    public func discard(_ staged: SessionReference) throws { _ = try log(staged, isStaged: true).remove() }
}
