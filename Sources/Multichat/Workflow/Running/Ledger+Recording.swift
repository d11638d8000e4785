extension Ledger {
    private static let attempts = 16

    /// Records something, under the lease and in one append; `false` where one of the write's own expectations fails.
    ///
    /// - Throws: ``WorkflowStop`` where the run can't go on.
    mutating func record(_ write: LedgerWrite) throws -> Bool {
        if case .fault = stop { throw WorkflowStop() }
        do {
            return try store(write)
        } catch let error as MultichatError {
            throw halt(error)
        }
    }

    /// Stores a write; where the outcome is unknown, it is repeated with its ids.
    mutating func store(_ write: LedgerWrite) throws -> Bool {
        let batch = LedgerBatch(write, of: self)
        for _ in 0..<Self.attempts {
            do {
                let expectations = [lease.expectation] + newest + write.expecting
                settle(batch, try chat.append(batch.drafts, expecting: expectations))
                return true
            } catch let error as MultichatError where error.code == .conflict {
                try requireOwn()
                guard try holds(write.expecting) else { return false }
            } catch let error as MultichatError where error.code == .unknownOutcome {
                continue
            }
        }
        throw MultichatError(
            .unavailable, "The workflow \(workflow.name) can't be recorded in the session \(chat.reference).",
            hint: "Run it again: it goes on behind its last recorded step.", retry: .later)
    }

    /// Takes over what was stored.
    private mutating func settle(_ batch: LedgerBatch, _ receipt: Receipt) {
        let first = receipt.last - batch.drafts.count + 1
        for (offset, var record) in batch.records.enumerated() {
            record.sequence = first + offset
            steps[record.name] = record
        }
        if var run = batch.write.run {
            run.sequence = first + batch.records.count
            self.run = run
        }
        let own = batch.records.count + (batch.write.run == nil ? 0 : 1)
        if own > 0, let key = batch.drafts[own - 1].key { newest = [.newest(key, first + own - 1)] }
        if let end = batch.leaseEnd { lease.end = end }
        if let start = batch.write.start { early = start.name }
    }

    /// Requires that nobody has taken the lease over, and that no rewind has hidden what was recorded.
    private mutating func requireOwn() throws {
        let held = try LeaseState(chat, lease.name).lease
        guard held?.fence == lease.fence else { throw MultichatError.lost(lease, to: held) }
        for case .newest(let key, let sequence?) in newest {
            let found = try chat.latest(key)?.sequence ?? 0
            guard found >= sequence else { throw MultichatError.rewound(workflow) }
            // Somebody has paused, resumed or cancelled the run: that is looked at before the next step.
            newest = [.newest(key, found)]
        }
    }

    private func holds(_ expectations: [Expectation]) throws -> Bool {
        for case .newest(let key, let sequence) in expectations {
            guard try chat.latest(key)?.sequence == sequence else { return false }
        }
        return true
    }
}
