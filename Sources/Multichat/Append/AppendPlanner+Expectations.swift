extension AppendPlanner {
    /// Checks what an append requires to be true.
    func check(_ expectation: Expectation, _ state: SessionState, _ lookup: some EntryLookup) throws {
        let session = state.session
        switch expectation {
        case .head(let expected):
            guard session.head.sequence != expected else { return }
            throw conflict(session, "its head is at \(session.head.sequence), not at the expected \(expected)")
        case .notBehind(let least):
            guard session.head.sequence < least else { return }
            throw conflict(session, "its head is at \(session.head.sequence), behind \(least)")
        case .newest(let key, let expected):
            let newest = try lookup.newest(key, hidden: state.rewinds.hidden)
            guard newest != expected else { return }
            throw conflict(
                session, "the newest entry of the key \(key) is \(place(newest)), not \(place(expected)) as expected")
        case .fence(let fence):
            guard fence < session.fence else { return }
            throw conflict(session, "the fence \(fence) is older than \(session.fence): the lease was taken over")
        }
    }

    private func place(_ sequence: Int?) -> String { sequence.map { "at \($0)" } ?? "absent" }

    private func conflict(_ session: Session, _ reason: String) -> MultichatError {
        MultichatError(
            .conflict, "The session \(session.reference) has changed: \(reason).",
            hint: "Nothing was stored. Read the session again and decide anew."
        ).with {
            $0.session = session.id.text
            $0.head = session.head
        }
    }
}

/// Where the entries of a batch stand already.
struct StoredPlaces {
    /// For each draft the stored entry's sequence, or `nil`.
    private(set) var found: [Int?] = []
    /// The lowest stored sequence.
    private(set) var first: Int?
    /// The log's end at the highest stored sequence.
    private(set) var last: Head?

    mutating func add(_ entry: Entry?) {
        found.append(entry?.sequence)
        guard let entry else { return }
        first = min(first ?? .max, entry.sequence)
        if entry.sequence > last?.sequence ?? 0 { last = entry.head }
    }

    var isComplete: Bool { !found.contains(nil) }
}
