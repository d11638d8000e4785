import Multichat
import MultichatRedisSupport

extension RedisStore {
    /// Begins a session that nobody sees until it is published.
    public func stage(_ session: NewSession) throws -> Session {
        try SessionRules.check(session)
        let log = try log(session.reference, isStaged: true)
        for _ in 0..<8 {
            if let present = try log.record() { return present.state.session }
            let record = SessionRecord(session, token: token(), at: configuration.clock())
            var command = LifeScripts.create.command(keys: 4, capacity: 1024)
            for key in log.keys.all { command.append(key) }
            var lasting = record
            lasting.state.session.expiry = nil
            addPlace(lasting.state.session, replacing: "", log.keys, to: &command)
            addFields(record, to: &command)
            if try client.run(LifeScripts.create, command, key: log.keys.session).integer == 0 {
                return record.state.session
            }
        }
        throw MultichatError.taken(session.reference)
    }

    /// Adds entries as they were written elsewhere to a staged session.
    public func restore(_ entries: [Entry], to staged: SessionReference) throws -> Head {
        let log = try log(staged, isStaged: true)
        guard let record = try log.record() else { throw notBegun(staged) }
        return try restore(entries, fence: 0, record, log, index: nil)
    }

    /// Adds entries as they were written elsewhere to a session that is behind.
    public func extend(_ session: SessionReference, by entries: [Entry], fence: Int) throws -> Head {
        let log = try log(session)
        cache[session] = nil
        return try restore(entries, fence: fence, visible(log), log, index: log.keys.index)
    }

    private func restore(
        _ entries: [Entry], fence: Int, _ record: SessionRecord, _ log: RedisLog, index: IndexKeys?
    ) throws -> Head {
        var state = try Restoration.check(entries, behind: record.state, chainer: Chainer()) {
            try log.entry(withID: $0) != nil
        }
        state.session.fence = max(state.session.fence, fence)
        guard try store(entries, state, record, log, index: index) == .stored else {
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
        try replacingExpired(log) { token in
            var command = LifeScripts.publish.command(keys: 10)
            for key in log.keys.all + copy.keys.all + [log.keys.index.created, log.keys.index.updated] {
                command.append(key)
            }
            addPlace(record.state.session, replacing: token, log.keys, to: &command)
            return try client.run(LifeScripts.publish, command, key: log.keys.session).integer ?? 1
        }
        return record.state.session
    }

    /// Forgets a staged session.
    public func discard(_ staged: SessionReference) throws {
        let log = try log(staged, isStaged: true)
        var command = LifeScripts.remove.command(keys: 4)
        for key in log.keys.all { command.append(key) }
        command.append("")
        command.append(log.keys.member)
        _ = try client.run(LifeScripts.remove, command, key: log.keys.session)
    }
}
