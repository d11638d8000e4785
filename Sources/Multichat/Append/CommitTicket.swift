import Dispatch

// Its fields are written by one thread and read by another only with the semaphore, or the queue's mutex, in between.
/// One work in a commit queue, and the thread that waits for it or the closure that is told.
@usableFromInline final class CommitTicket<Work: Sendable, Outcome: Sendable>: @unchecked Sendable {
    @usableFromInline let work: Work
    @usableFromInline let completion: (@Sendable (Result<Outcome, any Error>) -> Void)?
    @usableFromInline var outcome: Result<Outcome, any Error> = .failure(
        MultichatError(.internal, "The commit gave no answer."))
    @usableFromInline var semaphore: DispatchSemaphore?
    @usableFromInline var leads = false

    @inlinable init(_ work: Work, then completion: (@Sendable (Result<Outcome, any Error>) -> Void)? = nil) {
        self.work = work
        self.completion = completion
    }

    /// Makes what the thread will wait on; called before any other thread can see the ticket.
    @inlinable func prepareToWait() { semaphore = DispatchSemaphore(value: 0) }

    /// Waits for the outcome (`false`) or for the lead (`true`).
    @inlinable func wait() -> Bool {
        semaphore?.wait()
        return leads
    }

    /// Tells the outcome to the thread that waits, or to the closure.
    @inlinable func finish() {
        semaphore?.signal()
        completion?(outcome)
    }

    /// Gives the lead to the thread that waits.
    @inlinable func takeLead() {
        leads = true
        semaphore?.signal()
    }
}
