/// What one append of a runner says.
struct LedgerWrite {
    /// What became of steps.
    var steps: [StepRecord] = []
    /// The start of the step that the code comes to next.
    var start: StepRecord?
    /// What became of the run.
    var run: RunRecord?
    /// Whether the lease is given back.
    var isLast = false
    /// What must be true besides.
    var expecting: [Expectation] = []
}

/// The entries of a write: those of steps, of the run, then of the lease.
struct LedgerBatch {
    let write: LedgerWrite
    let records: [StepRecord]
    let drafts: [Draft]
    /// When the lease ends behind it, if it is renewed.
    let leaseEnd: Timestamp?

    /// Makes them; the lease is renewed along with others once half of its time is over.
    init(_ write: LedgerWrite, of ledger: Ledger) {
        let (chat, workflow, lease) = (ledger.chat, ledger.workflow, ledger.lease)
        self.write = write
        records = write.steps + (write.start.map { [$0] } ?? [])
        var drafts = records.map { record in
            var draft = Draft(id: chat.newEntryID(), kind: .workflow, author: ledger.agent, body: record.body)
            draft.key = WorkflowKeys.step(workflow.name, record.name)
            return draft
        }
        if let run = write.run { drafts.append(run.draft(chat, workflow.name, by: ledger.agent)) }
        let now = workflow.now
        let span = workflow.options.lease.microseconds
        var end: Timestamp?
        if write.isLast {
            drafts.append(LeaseEntry.release(of: lease, at: now, id: chat.newEntryID()))
        } else if lease.end <= now.adding(microseconds: span / 2) {
            let renewed = now.adding(microseconds: span)
            drafts.append(LeaseEntry.renewal(of: lease, until: renewed, id: chat.newEntryID()))
            end = renewed
        }
        self.drafts = drafts
        leaseEnd = end
    }
}
