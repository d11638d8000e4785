import Multichat

/// The rows of sessions that the writer saw lately, so that an append need not read and parse them again.
///
/// A cached row is used as it is while no other connection has changed the file, else only after its version and head
/// were compared with those in the file.
struct SessionCache {
    /// A session's row and the rewinds of its log.
    struct Item {
        var row: SessionRow
        var rewinds: Rewinds
        /// The greatest fingerprint of an entry's id, once it was needed: an id above it is a new one. Ids made by time
        /// are above those before.
        var greatest: Int64?

        var state: SessionState { SessionState(row.session, rewinds: rewinds) }
    }

    private static let capacity = 4096
    private var items: [SessionReference: Item] = [:]

    subscript(reference: SessionReference) -> Item? {
        get { items[reference] }
        set {
            if newValue != nil, items.count >= Self.capacity { items.removeAll(keepingCapacity: true) }
            items[reference] = newValue
        }
    }

    mutating func clear() { items.removeAll(keepingCapacity: true) }
}
