/// The rules for a batch that can be checked before the session is touched.
public enum AppendRules {
    /// Checks a batch: not empty, not too large, no id twice, every body within the limits,
    /// and those of the kinds that tell of the session in the shape of their kind.
    ///
    /// - Throws: ``MultichatError`` with the code `invalid`, which names the field; nothing was stored.
    /// - Complexity: O(bytes).
    public static func check(_ append: borrowing Append, _ configuration: StoreConfiguration) throws {
        let drafts = append.drafts
        guard !drafts.isEmpty else { throw MultichatError(.invalid, "The batch has no entries.") }
        guard drafts.count <= configuration.maximumBatch else {
            throw MultichatError(
                .invalid, "The batch has \(drafts.count) entries; at most \(configuration.maximumBatch) are allowed.",
                hint: "Split it.")
        }
        if drafts.count > 1 { try checkIDs(drafts) }
        for draft in drafts {
            guard draft.kind != .erase || append.isErasure else { throw recordsErasure }
            if draft.kind != .message, draft.kind.isStructural { try BodyShape.check(draft) }
            try SessionRules.checkTime(draft.time, field: "entry's time")
            try configuration.limits.check(draft.body, field: "body")
        }
    }

    // An `erase` entry erases wherever the log is copied to: so it must say what was erased, and nothing else.
    private static var recordsErasure: MultichatError {
        MultichatError(
            .invalid, "An `erase` entry can't be appended: it records an erasure.", hint: "Use `multichat erase`.")
    }

    private static func checkIDs(_ drafts: [Draft]) throws {
        var ids = Set<EntryID>(minimumCapacity: drafts.count)
        for draft in drafts where !ids.insert(draft.id).inserted {
            throw MultichatError(.invalid, "The batch has the entry id \(draft.id) twice.").with { $0.ids = [draft.id] }
        }
    }
}
