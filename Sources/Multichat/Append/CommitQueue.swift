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
        /// How many writers were there at the last commit: those in it, and those that came meanwhile.
        @usableFromInline var expected = 0

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

    /// Commits the first of what waits, this thread's own work among it, and passes the lead on.
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
        let next = state.withLock { state in
            state.isLed = !state.waiting.isEmpty
            state.expected = batch.count + state.waiting.count
            return state.waiting.first
        }
        next?.wake(leads: true)
        for ticket in batch { ticket.wake(leads: false) }
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

// Its fields are written by one thread and read by another only with the semaphore, or the queue's mutex, in between.
/// One work in a commit queue and the thread that waits for it.
@usableFromInline final class CommitTicket<Work: Sendable, Outcome: Sendable>: @unchecked Sendable {
    @usableFromInline let work: Work
    @usableFromInline var outcome: Result<Outcome, any Error> = .failure(
        MultichatError(.internal, "The commit gave no answer."))
    @usableFromInline var semaphore: DispatchSemaphore?
    @usableFromInline var leads = false

    @inlinable init(_ work: Work) { self.work = work }

    /// Makes what the thread will wait on; called before any other thread can see the ticket.
    @inlinable func prepareToWait() { semaphore = DispatchSemaphore(value: 0) }

    /// Waits for the outcome (`false`) or for the lead (`true`).
    @inlinable func wait() -> Bool {
        semaphore?.wait()
        return leads
    }

    /// Wakes the thread, if it waits.
    @inlinable func wake(leads: Bool) {
        self.leads = leads
        semaphore?.signal()
    }
}
