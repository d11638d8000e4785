import Multichat
import MultichatRedisSupport

extension RedisStore {
    /// How often an append is tried for other heads, where writers race for a session.
    private static let attempts = 1000

    /// Appends a batch: all of it or nothing; as durable as the server is once it returns.
    public func append(_ append: Append) throws -> Receipt {
        try AppendRules.check(append, configuration)
        let log = try log(append.session)
        do {
            return try self.append(append, log)
        } catch let error as MultichatError where error.code == .unknownOutcome {
            cache[append.session] = nil
            throw error.with {
                $0.session = append.session.id.text
                $0.ids = append.drafts.map(\.id)
            }
        }
    }

    private func append(_ append: Append, _ log: RedisLog) throws -> Receipt {
        var knowsAll = false
        for _ in 0..<Self.attempts {
            // The first plan trusts what was seen last, and that the ids are new: the script checks both.
            guard let record = try (knowsAll ? nil : cache[append.session]) ?? log.record() else {
                throw MultichatError.unknown(append.session)
            }
            switch try plan(append, record, log, knowsAll) {
            case nil: knowsAll = true
            case .duplicate(let receipt): return receipt
            case .store(let entries, let state, let receipt):
                let outcome = try store(entries, state, record, log, index: log.keys.index)
                cache[append.session] = outcome == .stored ? with(record, state) : nil
                if outcome == .stored { return receipt }
                knowsAll = outcome == .known
            }
        }
        throw MultichatError(
            .unavailable, "Too many writers race for the session \(append.session).", hint: "Try again.", retry: .later)
    }

    /// What is to be done; `nil` where a refusal may be due to what isn't known yet.
    private func plan(
        _ append: Append, _ record: SessionRecord, _ log: RedisLog, _ knowsAll: Bool
    ) throws -> AppendPlan? {
        let now = configuration.clock()
        guard !record.state.session.isExpired(at: now) else {
            if knowsAll { throw MultichatError.unknown(append.session) }
            return nil
        }
        if knowsAll { return try planners.plan(append, record.state, log, now) }
        return try? planners.plan(append, record.state, NewIDs(log: log), now)
    }

    private func with(_ record: SessionRecord, _ state: SessionState) -> SessionRecord {
        var record = record
        record.state = state
        return record
    }

    /// Runs the script that adds entries to a log which is as the record says.
    func store(
        _ entries: [Entry], _ state: SessionState, _ record: SessionRecord, _ log: RedisLog, index: IndexKeys?
    ) throws -> AppendScript.Outcome {
        let size = entries.reduce(512) { $0 + $1.body.text.utf8.count + 320 }
        var command = AppendScript.script.command(keys: index == nil ? 4 : 5, capacity: size)
        for key in log.keys.all { command.append(key) }
        if let index { command.append(index.updated) }
        add(state, record, log.keys, to: &command)
        for entry in entries {
            command.append(entry.id.text)
            command.append(entry.key?.text ?? "")
            command.append(EntryRecord.bytes(entry))
        }
        let answer = try client.run(AppendScript.script, command, key: log.keys.session).integer ?? -1
        guard let outcome = AppendScript.Outcome(rawValue: answer) else {
            throw MultichatError(.internal, "The script of an append answered \(answer).")
        }
        return outcome
    }

    private func add(_ state: SessionState, _ record: SessionRecord, _ keys: SessionKeys, to command: inout Command) {
        let (old, new) = (record.state.session, state.session)
        let isChanged = SessionRecord.isChanged(record.state, state)
        command.append(record.token)
        command.append(old.head.sequence)
        old.head.chain.withBytes { command.append($0) }
        command.append(new.head.sequence)
        new.head.chain.withBytes { command.append($0) }
        command.append(Int(new.updatedAt.microseconds))
        command.append(new.fence)
        command.append(isChanged ? SessionRecord.text(state) : "")
        let isLasting = new.expiry == nil && old.expiry == nil
        command.append(isLasting ? "=" : life(of: new))
        command.append(Int(-new.updatedAt.microseconds))
        command.append(keys.member)
    }
}

/// Looks nothing up of ids, which the script does, and all of keys.
private struct NewIDs: EntryLookup {
    let log: RedisLog

    func entry(withID id: EntryID) throws -> Entry? { nil }

    func newest(_ key: EntryKey, hidden: HiddenRanges) throws -> Int? { try log.newest(key, hidden: hidden) }
}
