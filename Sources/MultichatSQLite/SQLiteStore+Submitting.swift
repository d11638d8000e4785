import Multichat

extension SQLiteStore: Submitting {
    /// Has a batch committed together with all others that wait.
    public func submit(_ append: Append, then completion: @escaping @Sendable (Result<Receipt, any Error>) -> Void) {
        let completion = configuration.measured(append, then: completion)
        do {
            try prepare(append)
            try submit(.append(append)) { outcome in
                completion(Result { try Self.receipt(of: append) { try outcome.get() } })
            }
        } catch {
            completion(.failure(error))
        }
    }
}
