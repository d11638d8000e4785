import Dispatch
import Synchronization

/// Lets concurrent writers share commits: whoever comes first commits for all that wait.
///
/// One writer at a time leads. It takes what waits, commits it as one, wakes only those that are done, and hands the
/// lead to the first that came meanwhile. Without contention a writer leads at once, and nothing is woken.
public final class CommitQueue<Work: Sendable, Outcome: Sendable>: Sendable {
    /// Commits a batch and answers an outcome for each work, in order; called by one thread at a time.
    public typealias Commit = @Sendable (_ batch: [Work]) -> [Result<Outcome, any Error>]

    // What follows can be inlined so that stores compile it for their own types of work.
    @usableFromInline struct State {
        @usableFromInline var waiting: [CommitTicket<Work, Outcome>] = []
        @usableFromInline var isLed = false
        /// How many writers were there at the last commit: those that waited for it, and all that came meanwhile.
        @usableFromInline var expected = 0
        /// How many closures weren't called yet, and who waits until all were.
        @usableFromInline var unanswered = 0
        @usableFromInline var draining: [DispatchSemaphore] = []
        /// Runs the commits that no waiting thread leads, one after the other; made when it is first needed.
        @usableFromInline var thread: DispatchQueue?

        @inlinable init() {}
    }

    @usableFromInline let state = Mutex(State())
    @usableFromInline let maximumBatch: Int
    @usableFromInline let patience: Int64
    @usableFromInline let metrics: Metrics?
    @usableFromInline let commit: Commit

    /// Makes a queue.
    ///
    /// - Parameters:
    ///   - maximumBatch: the greatest number of works in one commit.
    ///   - patience: how long a leader waits for writers that the last commit has just woken, in microseconds; 0 where
    ///     commits leave the processor free meanwhile, so that they come back during the next one.
    ///   - metrics: what commits are noted to.
    ///   - commit: commits a batch.
    @inlinable public init(
        maximumBatch: Int = 256, patience: Int64 = 50, metrics: Metrics? = nil, commit: @escaping Commit
    ) {
        self.maximumBatch = maximumBatch
        self.patience = patience
        self.metrics = metrics
        self.commit = commit
    }

    /// Returns when the work is committed, or throws why it is not.
    @inlinable public func submit(_ work: Work) throws -> Outcome {
        let ticket = CommitTicket<Work, Outcome>(work)
        let leads = state.withLock { state in
            state.waiting.append(ticket)
            if state.isLed {
                ticket.prepareToWait()
                return false
            }
            state.isLed = true
            return true
        }
        if leads || ticket.wait() { lead() }
        return try ticket.outcome.get()
    }

    /// Commits the first of what waits, a leader's own work among it, and passes the lead on.
    @inlinable func lead() {
        gather()
        let batch = state.withLock { state in
            let batch = Array(state.waiting.prefix(maximumBatch))
            state.waiting.removeFirst(batch.count)
            return batch
        }
        let start = metrics == nil ? 0 : Platform.monotonicMicroseconds()
        let outcomes = commit(batch.map { $0.work })
        metrics?.committed(batch.count, since: start)
        precondition(outcomes.count == batch.count, "a commit must answer every work")
        for (ticket, outcome) in zip(batch, outcomes) { ticket.outcome = outcome }
        let submitted = batch.reduce(0) { $1.completion == nil ? $0 : $0 + 1 }
        let next = state.withLock { state in
            state.isLed = !state.waiting.isEmpty
            state.expected = batch.count - submitted + state.waiting.count
            return state.waiting.first
        }
        if let next { if next.completion == nil { next.takeLead() } else { leadElsewhere() } }
        for ticket in batch { ticket.finish() }
        answered(submitted)
    }

    /// Gives those that the last commit woke a moment to come back; a writer that is alone waits for nobody.
    ///
    /// Without it they miss this commit, and batches hold half of the writers.
    @inlinable func gather() {
        guard patience > 0 else { return }
        let deadline = Platform.monotonicMicroseconds() + patience
        while state.withLock({ $0.waiting.count < $0.expected }), Platform.monotonicMicroseconds() < deadline {
            Platform.yield()
        }
    }
}
