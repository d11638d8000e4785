import Dispatch
import Synchronization

/// Stores appends for callers that don't wait, on a few threads that all sessions of a store share.
///
/// The appends of a session are stored in their order, those that wait at the same time together; so a thread is at
/// one session, and never two at the same. The threads are there only while there is work.
public final class SubmissionPool: Sendable {
    /// Is told what became of an append.
    public typealias Completion = @Sendable (Result<Receipt, any Error>) -> Void
    /// Stores appends of one session and answers each, in order.
    public typealias Storing = @Sendable (_ batch: [Append]) -> [Result<Receipt, any Error>]

    private struct Submission: Sendable {
        let append: Append
        let completion: Completion
        let store: Storing
    }

    private struct State {
        /// What waits for each session that is ready or being worked on.
        var waiting: [SessionReference: [Submission]] = [:]
        /// The sessions that no thread is at.
        var ready = Fifo<SessionReference>()
        /// The threads without work.
        var idle: [DispatchQueue] = []
        var threads = 0
        var unanswered = 0
        var draining: [DispatchSemaphore] = []
    }

    /// The greatest number of appends that are stored together.
    private static let maximumBatch = 256
    private let state = Mutex(State())
    private let threads: Int

    /// Makes a pool of at most so many threads.
    public init(threads: Int = 16) { self.threads = threads }

    /// Has an append stored; the completion is called once, on the thread that stores it.
    ///
    /// - Parameters:
    ///   - append: the append.
    ///   - completion: is told what became of it.
    ///   - store: stores the append, along with others that were submitted with the like.
    public func submit(_ append: Append, then completion: @escaping Completion, by store: @escaping Storing) {
        let submission = Submission(append: append, completion: completion, store: store)
        let thread: DispatchQueue? = state.withLock { state in
            state.unanswered += 1
            guard state.waiting[append.session]?.append(submission) == nil else { return nil }
            state.waiting[append.session] = [submission]
            state.ready.push(append.session)
            if let idle = state.idle.popLast() { return idle }
            guard state.threads < threads else { return nil }
            state.threads += 1
            return DispatchQueue(label: "multichat.submissions")
        }
        thread?.async { self.work(thread) }
    }

    /// Waits until all completions were called; not to be called by one of them.
    public func drain() {
        let semaphore: DispatchSemaphore? = state.withLock { state in
            guard state.unanswered > 0 else { return nil }
            let semaphore = DispatchSemaphore(value: 0)
            state.draining.append(semaphore)
            return semaphore
        }
        semaphore?.wait()
    }

    /// Stores what waits for one session after the other, until nothing does.
    private func work(_ thread: DispatchQueue?) {
        while let batch = next(thread) {
            let outcomes = batch[0].store(batch.map(\.append))
            precondition(outcomes.count == batch.count, "every append must be answered")
            for (submission, outcome) in zip(batch, outcomes) { submission.completion(outcome) }
            finish(batch)
        }
    }

    /// Takes the next session's appends, or puts the thread aside.
    private func next(_ thread: DispatchQueue?) -> [Submission]? {
        state.withLock { state in
            guard let session = state.ready.pop(), let waiting = state.waiting[session] else {
                if let thread { state.idle.append(thread) }
                return nil
            }
            state.waiting[session] = Array(waiting.dropFirst(Self.maximumBatch))
            return Array(waiting.prefix(Self.maximumBatch))
        }
    }

    /// Leaves a session, which is ready again where more has come.
    private func finish(_ batch: [Submission]) {
        let session = batch[0].append.session
        let drained: [DispatchSemaphore] = state.withLock { state in
            if state.waiting[session]?.isEmpty ?? true {
                state.waiting[session] = nil
            } else {
                state.ready.push(session)
            }
            state.unanswered -= batch.count
            guard state.unanswered == 0 else { return [] }
            defer { state.draining = [] }
            return state.draining
        }
        for semaphore in drained { semaphore.signal() }
    }
}
