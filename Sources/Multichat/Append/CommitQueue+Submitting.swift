import Dispatch
import Synchronization

extension CommitQueue {
    /// Has the work committed, and tells its outcome to a closure; the caller goes on at once.
    ///
    /// Works that one thread submits are committed in their order, together with those of threads that wait. Where no
    /// thread leads, one of the queue's own does; it is there only while there is work. The closure is called on the
    /// thread that commits, behind the commit: it must be quick, and must not wait for this queue.
    @inlinable public func submit(
        _ work: Work, then completion: @escaping @Sendable (Result<Outcome, any Error>) -> Void
    ) {
        let ticket = CommitTicket<Work, Outcome>(work, then: completion)
        let leads = state.withLock { state in
            state.waiting.append(ticket)
            state.unanswered += 1
            defer { state.isLed = true }
            return !state.isLed
        }
        if leads { leadElsewhere() }
    }

    /// Waits until all closures were called that were submitted; not to be called by one of them.
    @inlinable public func drain() {
        let semaphore: DispatchSemaphore? = state.withLock { state in
            guard state.unanswered > 0 else { return nil }
            let semaphore = DispatchSemaphore(value: 0)
            state.draining.append(semaphore)
            return semaphore
        }
        semaphore?.wait()
    }

    /// Has the queue's own thread commit what waits.
    @inlinable func leadElsewhere() {
        let thread = state.withLock { state in
            let thread = state.thread ?? DispatchQueue(label: "multichat.commits")
            state.thread = thread
            return thread
        }
        thread.async { self.lead() }
    }

    /// Takes notice that closures were called.
    @inlinable func answered(_ count: Int) {
        guard count > 0 else { return }
        let drained: [DispatchSemaphore] = state.withLock { state in
            state.unanswered -= count
            guard state.unanswered == 0 else { return [] }
            defer { state.draining = [] }
            return state.draining
        }
        for semaphore in drained { semaphore.signal() }
    }
}
