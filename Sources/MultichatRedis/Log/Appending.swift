import Multichat
import MultichatRedisSupport

/// One append on its way into a log.
struct Appending {
    /// How often an append is tried for other heads, where writers race for a session that they change.
    private static let attempts = 1000

    let append: Append
    let log: RedisLog
    let cache: RecordCache
    let desk: PlanningDesk
    let clock: @Sendable () -> Timestamp
    let isUnflushed: Bool

    /// What is known on the way.
    private struct Course {
        /// Whether the next plan must look up all, and trust nothing that was seen before.
        var knowsAll = false
        /// Entries that were sent, and the error that came in place of an answer.
        var doubt: (sent: [Entry], error: MultichatError)?
        /// Until when a lost answer is asked for again.
        let end: MonotonicTime
    }

    /// Stores the batch.
    ///
    /// The first plan trusts what was seen last, and that the ids are new: the script checks both. Where an answer is
    /// lost, the log is asked whether it has the entries, and gets them again if not.
    func run() throws -> UnflushedAppend {
        var course = Course(end: MonotonicTime.now() + Nanoseconds(log.client.url.options.timeout.count / 2))
        for _ in 0..<Self.attempts {
            do {
                if let stored = try attempt(&course) { return stored }
            } catch let error as MultichatError where [.unavailable, .io].contains(error.code) {
                // What was sent may be stored all the same.
                guard let doubt = course.doubt else { throw error }
                guard MonotonicTime.now() < course.end else { throw doubt.error }
            }
        }
        throw MultichatError(
            .unavailable, "Too many writers race for the session \(append.session).", hint: "Try again.", retry: .later)
    }

    /// Plans and stores; `nil` where that is to be done anew.
    private func attempt(_ course: inout Course) throws -> UnflushedAppend? {
        let known = cache[append.session]
        guard let record = try (course.knowsAll ? nil : known) ?? log.record(known: known) else {
            throw MultichatError.unknown(append.session)
        }
        let now = clock()
        switch try plan(record, now, course.knowsAll) {
        case nil:
            course.knowsAll = true
            return nil
        case .duplicate(let receipt):
            try log.confirm()
            return try answer(receipt, course.doubt?.sent)
        case .store(let entries, let state, let receipt):
            var write = LogWrite(entries: entries, state: state, record: record, now: now, isUnflushed: isUnflushed)
            if append.isErasure { write.erased = try log.erased(by: entries) }
            return try store(write, receipt, &course)
        }
    }

    private func store(_ write: LogWrite, _ receipt: Receipt, _ course: inout Course) throws -> UnflushedAppend? {
        do {
            switch try store(write, receipt) {
            case .success(let stored): return stored
            case .failure(let refusal): course.knowsAll = refusal == .known
            }
        } catch let error as MultichatError where error.code == .unknownOutcome && MonotonicTime.now() < course.end {
            (course.doubt, course.knowsAll) = ((write.entries, error), true)
            cache[append.session] = nil
        }
        return nil
    }

    /// The answer where the log has all entries: they are a duplicate, unless they are those that were sent just now,
    /// which their salts tell.
    private func answer(_ receipt: Receipt, _ sent: [Entry]?) throws -> UnflushedAppend {
        guard let first = sent?.first, try log.entry(withID: first.id)?.seal == first.seal else {
            return UnflushedAppend(receipt: receipt, entries: [])
        }
        var receipt = receipt
        receipt.duplicate = false
        return UnflushedAppend(receipt: receipt, entries: nil)
    }

    /// What is to be done; `nil` where a refusal may be due to what isn't known yet.
    private func plan(_ record: SessionRecord, _ now: Timestamp, _ knowsAll: Bool) throws -> AppendPlan? {
        guard !record.state.session.isExpired(at: now) else {
            if knowsAll { throw MultichatError.unknown(append.session) }
            return nil
        }
        if knowsAll { return try desk.plan(append, record.state, log, now) }
        return try? desk.plan(append, record.state, NewIDs(log: log), now)
    }

    private func store(
        _ write: LogWrite, _ receipt: Receipt
    ) throws -> Result<UnflushedAppend, AppendScript.Refusal> {
        let after = write.after
        var refusal = try log.store(write, after: after)
        if refusal == nil {
            cache[append.session] = after
            return .success(UnflushedAppend(receipt: receipt, entries: write.entries))
        }
        if refusal == .moved, write.canRace, let expectations = RaceExpectations(append.expectations) {
            let digests = write.entries.map { desk.chainer.digest(of: $0) }
            switch try log.race(write, write.racing(log.keys, expectations, digests: digests)) {
            case .success(let marks): return .success(try settle(write, marks, digests, receipt))
            case .failure(let second): refusal = second
            }
        }
        if refusal != .known { cache[append.session] = nil }
        return .failure(refusal ?? .moved)
    }

    /// The entries as the script has placed them; their chain is worked out here too, and must be the same.
    private func settle(
        _ write: LogWrite, _ marks: RaceMarks, _ digests: [Digest], _ receipt: Receipt
    ) throws -> UnflushedAppend {
        var head = marks.before.head
        var entries = write.entries
        for position in entries.indices {
            head = Head(
                sequence: head.sequence + 1, chain: desk.chainer.extend(head.chain, digest: digests[position]))
            entries[position].sequence = head.sequence
            entries[position].chain = head.chain
        }
        guard head == marks.after.head else {
            throw MultichatError(.internal, "The server has extended the chain of \(append.session) otherwise.")
        }
        var record = write.record
        record.move(to: marks.after)
        cache[append.session] = record
        var receipt = receipt
        receipt.first = min(receipt.first, entries[0].sequence)
        if write.entries.count == append.drafts.count { receipt.first = entries[0].sequence }
        receipt.head = head
        return UnflushedAppend(receipt: receipt, entries: entries)
    }
}

/// Looks nothing up of ids, which the script does, and all of keys.
private struct NewIDs: EntryLookup {
    let log: RedisLog

    func entry(withID id: EntryID) throws -> Entry? { nil }

    func newest(_ key: EntryKey, hidden: HiddenRanges) throws -> Int? { try log.newest(key, hidden: hidden) }
}
