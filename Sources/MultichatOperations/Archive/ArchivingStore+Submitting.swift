import Multichat

extension ArchivingStore: Submitting {
    /// Submits a batch to the store; one that an archived session takes brings it back first, on a thread of its own.
    public func submit(_ append: Append, then completion: @escaping @Sendable (Result<Receipt, any Error>) -> Void) {
        base.submitOrAppend(append) { outcome in
            guard case .failure(let error as MultichatError) = outcome, error.code == .notFound else {
                return completion(outcome)
            }
            self.submissions.submit(append, then: completion) { appends in
                appends.map { append in Result { try self.append(append) } }
            }
        }
    }
}
