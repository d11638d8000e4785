import Multichat
import Synchronization

/// The sessions as this process saw them last; the append's script tells whether they are still so.
final class RecordCache: Sendable {
    private static let capacity = 4096
    private let records = Mutex<[SessionReference: SessionRecord]>([:])

    subscript(reference: SessionReference) -> SessionRecord? {
        get { records.withLock { $0[reference] } }
        set {
            records.withLock { records in
                if newValue != nil, records.count >= Self.capacity { records.removeAll(keepingCapacity: true) }
                records[reference] = newValue
            }
        }
    }

    /// Keeps what was read of a session, unless an append of this process knows as much or more.
    func keep(_ record: SessionRecord, of reference: SessionReference) {
        if let known = self[reference], known.token == record.token,
            known.state.session.head.sequence >= record.state.session.head.sequence
        {
            return
        }
        self[reference] = record
    }
}
