extension Chat {
    /// Appends a batch of any entries, whole or not at all, and tells its outcome to a closure; the caller goes on at
    /// once.
    ///
    ///     chat.submit([draft]) { outcome in respond(outcome) }
    ///
    /// It is ``append(_:expecting:)`` for callers that must not wait, such as servers; ``Submitting`` says what the
    /// closure may do. Only the first message to an agent that isn't in the session is noted for its inbox before the
    /// call returns.
    public func submit(
        _ drafts: [Draft], expecting expectations: [Expectation] = [],
        then completion: @escaping @Sendable (Result<Receipt, any Error>) -> Void
    ) {
        swarm.addresses.submit(drafts, expecting: expectations, to: self, then: completion)
    }
}
