import Multichat
import MultichatFiles

/// What one commit writes.
struct LogCommit: Sendable {
    /// The last segment.
    let file: File
    /// Where to write.
    let offset: Int
    /// The entries of all appends that store something.
    let entries: [Entry]
    /// The fences that were presented.
    let fences: [Int: Int]
    /// The state behind the entries.
    let state: SessionState
    /// What each append answers, if the commit succeeds.
    let outcomes: [Result<Receipt, any Error>]
    /// Whether the file must be synced even if nothing is written: a duplicate may not be on the disk yet.
    let needsSync: Bool
}

extension LogContents {
    /// Judges the appends that wait, one behind the other, and says what is to be written.
    ///
    /// The log's lock is held, and ``finish(_:at:)`` or ``abandon()`` follows.
    func plan(_ appends: [Append], areErasures: Bool) throws -> LogCommit {
        try prepareToWrite()
        pending = PendingEntries(state)
        let outcomes = appends.map { append in Result { try plan(append) } }
        if areErasures { try markErasures(pending.entries) }
        return commit(outcomes)
    }

    /// Says what is to be written for entries that come with their chain.
    func planRestoration(_ entries: [Entry], fence: Int) throws -> LogCommit {
        try prepareToWrite()
        pending = PendingEntries(state)
        var restored = try Restoration.check(entries, behind: state, chainer: chainer) { try entry(withID: $0) != nil }
        restored.session.fence = max(restored.session.fence, fence)
        if !entries.isEmpty { pending.add(entries, restored) }
        try markErasures(entries)
        return commit([])
    }

    /// Takes over what was written.
    func finish(_ commit: LogCommit, at offsets: [Int], end: Int) {
        for (entry, offset) in zip(commit.entries, offsets) { map.add(entry, at: offset) }
        map.end = end
        state = commit.state
        isUnsynced = false
        isCommitting = false
    }

    /// Gives up a commit.
    func abandon() { isCommitting = false }

    private func plan(_ append: Append) throws -> Receipt {
        let now = environment.configuration.clock()
        guard !pending.state.session.isExpired(at: now) else { throw MultichatError.unknown(reference) }
        switch try planner.plan(append, state: pending.state, lookup: self, now: now) {
        case .duplicate(let receipt): return receipt
        case .store(let entries, let state, let receipt):
            pending.add(entries, state)
            return receipt
        }
    }

    func commit(_ outcomes: [Result<Receipt, any Error>]) -> LogCommit {
        defer { pending = PendingEntries(state) }
        isCommitting = true
        return LogCommit(
            file: file, offset: map.end, entries: pending.entries, fences: pending.fences, state: pending.state,
            outcomes: outcomes, needsSync: isUnsynced || !pending.entries.isEmpty)
    }

    /// Brings the log up to date, mends what a dead writer left, and starts a new segment where that is due.
    func prepareToWrite() throws {
        try requireWritable()
        if file.isPoisoned { try reopen() }
        try settle(try refresh())
        // This may find that a sealed segment is damaged or missing.
        try loadFilters()
        try requireWhole()
        if mustRoll || map.count >= environment.limits.entries || map.end >= environment.limits.bytes { try roll() }
        if !isAnchored { try anchor() }
    }

    private func requireWritable() throws {
        guard environment.canWrite, isWritable else {
            throw MultichatError(
                .permission, "The session \(reference) can't be written: \(file.path) is read-only.",
                hint: "Check the rights of the store's files, and whether it was opened to read only.")
        }
    }
}
