import Multichat

/// What stores the entries that requests bring, without holding their threads.
protocol Appending: Sendable {
    /// Appends to a session, and calls the closure with the outcome, on any thread.
    func append(_ append: PendingAppend, then: @escaping @Sendable (Result<Receipt, any Error>) -> Void)
}

/// Submits to the store: no thread waits, and all that wait at the same time share commits.
struct SubmittedAppending: Appending {
    func append(_ append: PendingAppend, then: @escaping @Sendable (Result<Receipt, any Error>) -> Void) {
        append.chat.submit(append.drafts, expecting: append.expectations, then: then)
    }
}
