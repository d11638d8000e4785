extension MultichatError {
    /// The session doesn't exist.
    public static func unknown(_ reference: SessionReference) -> MultichatError {
        MultichatError(
            .notFound, "There is no session \(reference).",
            hint: "`multichat list` shows the sessions; `multichat start --id \(reference.id)` starts this one."
        ).with { $0.session = reference.id.text }
    }

    /// The session exists already.
    public static func taken(_ reference: SessionReference) -> MultichatError {
        MultichatError(
            .conflict, "There is a session \(reference) already.", hint: "Choose another id."
        ).with { $0.session = reference.id.text }
    }

    /// The store was closed.
    public static func closed(_ store: String) -> MultichatError {
        MultichatError(.closed, "The store \(store) was closed.", hint: "Open it again.")
    }

    /// What to do about a store that is damaged.
    package static let saving = "Restore a backup, or save what can be read: multichat repair --to URL."

    /// Stored data isn't as it was written.
    public static func damaged(_ reference: SessionReference, sequence: Int, _ reason: String) -> MultichatError {
        MultichatError(
            .damaged, "The session \(reference) is damaged at sequence \(sequence): \(reason).",
            hint: "`multichat verify` lists all damage. \(saving)"
        ).with {
            $0.session = reference.id.text
            $0.sequence = sequence
        }
    }
}
