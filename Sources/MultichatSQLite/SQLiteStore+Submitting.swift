import Multichat
import Synchronization

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

extension SQLiteStore {
    /// Submits a change; the closure is called where this doesn't throw.
    func submit(
        _ write: SQLiteWrite, then completion: @escaping @Sendable (Result<SQLiteOutcome, any Error>) -> Void
    ) throws {
        guard isOpen.load(ordering: .acquiring) else { throw MultichatError.closed(path) }
        writes.submit(write, then: completion)
    }

    /// Does what comes before a batch is committed.
    func prepare(_ append: Append) throws {
        try AppendRules.check(append, configuration)
        if append.isErasure { try ErasureNote(path).leave() }
    }

    /// The receipt of a batch that is committed by the closure; an error whose outcome is unknown names its ids.
    static func receipt(of append: Append, _ commit: () throws -> SQLiteOutcome) throws -> Receipt {
        do {
            guard case .receipt(let receipt) = try commit() else { throw mismatch }
            return receipt
        } catch let error as MultichatError where error.code == .unknownOutcome {
            throw error.with {
                $0.session = append.session.id.text
                $0.ids = append.drafts.map(\.id)
            }
        }
    }
}
