extension MemoryStore: Submitting {
    /// Stores a batch at once: memory has nothing to wait for.
    public func submit(_ append: Append, then completion: @escaping @Sendable (Result<Receipt, any Error>) -> Void) {
        completion(Result { try self.append(append) })
    }
}
