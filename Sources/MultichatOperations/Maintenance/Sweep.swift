import Multichat

/// Removes what nobody can read any more: expired sessions, and copies that nobody goes on with.
struct Sweep {
    /// What a sweep removed.
    struct Outcome {
        var expired: [SessionReference] = []
        var staged: [SessionReference] = []
    }

    private static let batch = 200
    private static let key: EntryKey = "staged"

    let store: any Restoring
    let pacer: Pacer?
    /// A staged copy that stood still for so many microseconds is stale.
    let staleAfter: Int64

    func run(dryRun: Bool) throws -> Outcome {
        guard let sweeping = store as? any Sweeping else { return Outcome() }
        var outcome = Outcome()
        if dryRun {
            outcome.expired = try sweeping.expired(limit: .max).map(\.reference)
        } else {
            try sweep(sweeping, &outcome)
        }
        outcome.staged = try stale(sweeping, dryRun: dryRun)
        return outcome
    }

    private func sweep(_ store: any Sweeping, _ outcome: inout Outcome) throws {
        while true {
            let expired = try store.expired(limit: Self.batch).map(\.reference)
            var removed = 0
            for session in expired {
                try pacer?.step()
                guard try store.sweep(session) else { continue }
                outcome.expired.append(session)
                removed += 1
            }
            if expired.count < Self.batch || removed == 0 { return }
        }
    }

    /// Discards the copies that have not grown since they were first seen, long enough ago.
    ///
    /// Their own times are those of their sources, so what counts is when they were seen at which length.
    private func stale(_ store: any Sweeping, dryRun: Bool) throws -> [SessionReference] {
        let notes = MaintenanceNotes(store: self.store)
        let now = store.configuration.clock().microseconds
        let copies = try store.staged()
        let known = copies.isEmpty ? nil : try notes.read(Self.key)
        var stale: [SessionReference] = []
        var members: [JSONValue.Member] = []
        for copy in copies.sorted(by: { $0.reference.id < $1.reference.id }) {
            let name = "\(copy.reference.namespace.text)/\(copy.id.text)"
            let seen = known?[name]
            let stands = seen?["head"]?.string == copy.head.chain.description
            let since = stands ? Int64(seen?["since"]?.integer ?? Int(now)) : now
            if now - since >= staleAfter {
                if !dryRun { try self.store.discard(copy.reference) }
                stale.append(copy.reference)
            } else {
                let value: [JSONValue.Member] = [
                    .init("head", .string(copy.head.chain.description)), .init("since", .integer(since)),
                ]
                members.append(.init(name, .object(value)))
            }
        }
        if !dryRun, try !copies.isEmpty || notes.read(Self.key)?.members?.isEmpty == false {
            try notes.write(Self.key, .object(members))
        }
        return stale
    }
}
