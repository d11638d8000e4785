import Multichat
import MultichatSQLiteSupport

extension SessionRow {
    private static let integers = [3, 5, 6, 7, 8, 0, 19, 10, 11, 13, 20]
    private static let texts = [1, 2, 9, 12, 14, 15, 16, 17]

    /// The checksum over everything in the row.
    var crc: Int64 {
        var crc = RowChecksum()
        crc.add(Int64(session.head.sequence))
        crc.add(session.updatedAt.microseconds)
        crc.add(session.createdAt.microseconds)
        crc.add(Int64(session.version))
        crc.add(Int64(session.fence))
        crc.add(number)
        crc.add(staged)
        crc.add(expires)
        crc.add(ttl)
        crc.add(session.forkedFrom.map { Int64($0.sequence) })
        crc.add(Int64(rewinds))
        session.head.chain.withBytes { _ = crc.adding($0) }
        crc.add(session.reference.namespace.text)
        crc.add(session.id.text)
        crc.add(session.status.rawValue)
        crc.add(session.forkedFrom?.session.text)
        crc.add(session.topic)
        crc.add(labels)
        crc.add(participants)
        crc.add(origin)
        return crc.value
    }

    /// Compares the row that a statement stands on with its checksum, without making values of it.
    ///
    /// - Parameter wanted: the session that was asked for; an index that is damaged can lead to another one.
    /// - Throws: ``MultichatError`` with the code `damaged` where the row isn't as it was written.
    static func check(_ row: Statement, wanted: SessionReference? = nil) throws {
        var crc = RowChecksum()
        for column in integers { crc.add(row.optionalInt(column)) }
        row.withBytes(4) { _ = crc.adding($0) }
        for column in texts {
            if row.isNull(column) { crc.add(nil as Int64?) } else { row.withBytes(column) { _ = crc.adding($0) } }
        }
        let isRight = crc.value == row.int64(18) && wanted.map { isOf($0, row) } ?? true
        guard !isRight else { return }
        throw MultichatError.damaged(
            wanted ?? reference(row), sequence: row.int(3), "the checksum of the session's row doesn't fit")
    }

    static func reference(_ row: Statement) -> SessionReference {
        SessionReference(SessionID(unchecked: row.text(2)), in: Namespace(unchecked: row.text(1)))
    }

    private static func isOf(_ reference: SessionReference, _ row: Statement) -> Bool {
        row.withBytes(1) { $0.elementsEqual(reference.namespace.text.utf8) }
            && row.withBytes(2) { $0.elementsEqual(reference.id.text.utf8) }
    }
}
