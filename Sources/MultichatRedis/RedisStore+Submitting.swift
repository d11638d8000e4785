import Multichat

extension RedisStore: Submitting {
    /// Has a batch sent by one of a few threads, which share round trips.
    public func submit(_ append: Append, then completion: @escaping @Sendable (Result<Receipt, any Error>) -> Void) {
        do { try requireOpen() } catch { return completion(.failure(error)) }
        submissions.submit(append, then: completion) { appends in
            appends.map { append in Result { try self.append(append) } }
        }
    }
}
