extension Chat {
    /// The message at a sequence.
    ///
    /// - Throws: ``MultichatError`` with the code `notFound` where there is none, or a rewind hides it.
    public func message(at sequence: Int) throws -> Entry {
        var query = EntryQuery(reference)
        query.from = sequence
        query.through = sequence
        query.kind = .message
        guard sequence > 0, let entry = try swarm.store.entries(query).items.first else {
            _ = try session()
            throw MultichatError(
                .notFound, "The session \(reference) has no message at sequence \(sequence).",
                hint: "`multichat show \(id) --kind message` shows the messages."
            ).with { $0.session = id.text }
        }
        return entry
    }
}
