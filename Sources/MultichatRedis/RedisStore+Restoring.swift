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
    ///
    /// Who brings up a copy again and again mostly knows where it stands; the script tells where that is wrong.
    public func extend(_ session: SessionReference, by entries: [Entry], fence: Int) throws -> Head {
        let log = try log(session)
        let known = cache[session]
        cache[session] = nil
        if let known, !known.state.session.isExpired(at: configuration.clock()) {
            do {
                return try restore(entries, fence: fence, known, log)
            } catch let error as MultichatError where [.conflict, .damaged].contains(error.code) {
                // It may stand elsewhere, or be another one by now.
            }
        }
        return try restore(entries, fence: fence, visible(log), log)
    }

    private func restore(
        _ entries: [Entry], fence: Int, _ record: SessionRecord, _ log: RedisLog
    ) throws -> Head {
        // The script looks for the ids: they are asked for one by one only to name the one that is there.
        var refusal = try store(entries, fence: fence, record, log) { _ in false }
        if refusal == .known {
            refusal = try store(entries, fence: fence, record, log) { try log.sequence(of: $0) != nil }
        }
        guard refusal == nil else {
            throw MultichatError(
                .conflict, "Another writer was faster in the session \(log.session).", hint: "Try again.", retry: .later
            )
        }
        return entries.last?.head ?? record.state.session.head
    }

    private func store(
        _ entries: [Entry], fence: Int, _ record: SessionRecord, _ log: RedisLog, contains: (EntryID) throws -> Bool
    ) throws -> AppendScript.Refusal? {
        var state = try Restoration.check(entries, behind: record.state, chainer: Chainer(), contains: contains)
        state.session.fence = max(state.session.fence, fence)
        var write = LogWrite(
            entries: try entries.erasing(), state: state, record: record, now: configuration.clock())
        if entries.contains(where: { $0.kind == .erase }) { write.erased = try log.erased(by: entries) }
        // A copy that isn't published lives until it is.
        if log.keys.index == nil { write.isLasting = true }
        let after = write.after
        let refusal = try log.store(write, after: after)
        if refusal == nil, log.keys.index != nil { cache[log.session] = after }
        return refusal
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
