import Multichat

/// What stores the entries that requests bring, without holding their threads.
protocol Appending: Sendable {
    /// Appends to a session, and calls the closure with the outcome, on any thread.
    func append(_ append: PendingAppend, then: @escaping @Sendable (Result<Receipt, any Error>) -> Void)
}

/// Submits to a store that tells the outcome later, on the thread that commits.
struct SubmittedAppending: Appending {
    func append(_ append: PendingAppend, then: @escaping @Sendable (Result<Receipt, any Error>) -> Void) {
        append.chat.submit(append.drafts, expecting: append.expectations, then: then)
    }
}

/// Appends on threads of its own, so that those who wait at the same time share commits.
struct PooledAppending: Appending {
    private let workers: Workers

    init(_ workers: Workers) { self.workers = workers }

    func append(_ append: PendingAppend, then: @escaping @Sendable (Result<Receipt, any Error>) -> Void) {
        let isTaken = workers.run {
            then(Result { try append.chat.append(append.drafts, expecting: append.expectations) })
        }
        if !isTaken { then(.failure(Problem.busy)) }
    }
}
