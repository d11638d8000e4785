/// A store that takes appends without holding the caller's thread until they are committed: what a server lives on.
public protocol Submitting: Store {
    /// Has a batch stored as ``Store/append(_:)`` does, and tells its outcome to a closure; the caller goes on at once.
    ///
    /// The closure is called exactly once: on the thread that committed the batch, or on this one before the call
    /// returns where nothing has to be waited for. It must be quick, and must neither wait for the store nor close it;
    /// it may submit. What one thread submits to a session is stored in that order, and what is submitted at the same
    /// time, or appended by threads that wait, shares commits. Closing the store waits until all closures were called.
    ///
    /// - Parameters:
    ///   - append: the batch.
    ///   - completion: is told the receipt, or the error that ``Store/append(_:)`` would have thrown.
    func submit(_ append: Append, then completion: @escaping @Sendable (Result<Receipt, any Error>) -> Void)
}

extension Store {
    /// Submits to any store: one that isn't ``Submitting`` has stored the batch when the call returns.
    public func submitOrAppend(
        _ append: Append, then completion: @escaping @Sendable (Result<Receipt, any Error>) -> Void
    ) {
        guard let store = self as? any Submitting else { return completion(Result { try self.append(append) }) }
        store.submit(append, then: completion)
    }
}

extension StoreConfiguration {
    /// A completion that notes first how long an append took from now on, and how it ended.
    public func measured(
        _ append: Append, then completion: @escaping @Sendable (Result<Receipt, any Error>) -> Void
    ) -> @Sendable (Result<Receipt, any Error>) -> Void {
        guard let metrics else { return completion }
        let start = Platform.monotonicMicroseconds()
        let (session, count) = (append.session, append.drafts.count)
        return { outcome in
            switch outcome {
            case .success: metrics.note(.append, session, entries: count, since: start)
            case .failure(let error): metrics.note(.append, session, entries: 0, since: start, error)
            }
            completion(outcome)
        }
    }
}
