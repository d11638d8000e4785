import Multichat

extension HybridStore: Submitting {
    /// Has a batch stored by the store that answers appends.
    public func submit(_ append: Append, then completion: @escaping @Sendable (Result<Receipt, any Error>) -> Void) {
        do { try requireOpen(append.session) } catch { return completion(.failure(error)) }
        let archive = archive
        way.submit(append) { outcome in
            if case .success = outcome { archive?.note(append) }
            completion(outcome)
        }
    }
}

extension WriteThrough {
    func submit(_ append: Append, then completion: @escaping @Sendable (Result<Receipt, any Error>) -> Void) {
        durable.submitOrAppend(append) { outcome in
            if case .success = outcome { self.follow(append.session) }
            completion(outcome)
        }
    }
}

extension WriteBehind {
    func submit(_ append: Append, then completion: @escaping @Sendable (Result<Receipt, any Error>) -> Void) {
        submissions.submit(append, then: completion) { appends in
            appends.map { append in Result { try self.append(append) } }
        }
    }
}
