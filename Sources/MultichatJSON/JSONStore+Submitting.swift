import Multichat

extension JSONStore: Submitting {
    /// Has a batch stored by one of a few threads, with one write and one sync for all that wait for the session.
    public func submit(_ append: Append, then completion: @escaping @Sendable (Result<Receipt, any Error>) -> Void) {
        let completion = configuration.measured(append, then: completion)
        do {
            try requireOpen()
            try AppendRules.check(append, configuration)
        } catch {
            return completion(.failure(error))
        }
        submissions.submit(append, then: completion) { self.store($0) }
    }

    /// Stores appends of one session and answers each.
    private func store(_ appends: [Append]) -> [Result<Receipt, any Error>] {
        var outcomes = [Result<Receipt, any Error>?](repeating: nil, count: appends.count)
        do {
            try withRequired(appends[0].session) { session in
                let rest = appends.indices.filter { outcomes[$0] == nil }
                for (index, outcome) in zip(rest, try session.append(rest.map { appends[$0] })) {
                    // Where the session was replaced meanwhile, these are tried again.
                    if case .failure(is StaleLog) = outcome { continue }
                    outcomes[index] = outcome.mapError { Self.naming($0, appends[index]) }
                }
                if outcomes.contains(where: { $0 == nil }) { throw StaleLog() }
            }
            return outcomes.compactMap { $0 }
        } catch {
            return outcomes.map { $0 ?? .failure(error) }
        }
    }

    /// An error whose outcome is unknown names the ids to repeat.
    static func naming(_ error: any Error, _ append: Append) -> any Error {
        guard let error = error as? MultichatError, error.code == .unknownOutcome else { return error }
        return error.with { $0.ids = append.drafts.map(\.id) }
    }
}
