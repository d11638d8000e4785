import Multichat

extension Operation {
    /// The session that the operation may have changed.
    var touched: SessionReference? {
        switch self {
        case .create(let new): new.reference
        case .append(let append): append.session
        case .fork(let fork): SessionReference(fork.id, in: fork.source.namespace)
        case .delete(let reference): reference
        default: nil
        }
    }
}

/// What shows of a session at once: itself, its newest entries and present values.
struct Glimpse: Equatable {
    private let session: Session?
    private let newest: [Entry]
    private let values: [Entry]

    init(_ reference: SessionReference, of store: any Store) throws {
        session = try store.session(reference)
        guard session != nil else {
            (newest, values) = ([], [])
            return
        }
        var entries = EntryQuery(reference)
        (entries.newestFirst, entries.includesHidden, entries.limit) = (true, true, 10)
        newest = try store.entries(entries).items
        var latest = LatestQuery(reference)
        latest.limit = 10
        values = try store.latest(latest).items
    }
}
