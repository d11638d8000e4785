import Multichat
import MultichatFiles
import MultichatSQLiteSupport

/// Reads and writes the rows of the table `entry`, whose columns stand in the order of ``SQL/insertEntry``.
enum EntryRow {
    /// Reads the row that a statement stands on.
    ///
    /// - Throws: ``MultichatError`` with the code `damaged` where the row isn't as it was written.
    static func read(_ row: Statement, _ session: SessionReference) throws -> Entry {
        let place = row.int64(0)
        let time = row.int64(5)
        var crc = RowChecksum(place, time)
        let id = EntryID(unchecked: id(row, &crc))
        let kind = row.isNull(2) ? .message : EntryKind(unchecked: text(row, 2, &crc))
        let key = row.isNull(3) ? nil : EntryKey(unchecked: text(row, 3, &crc))
        let author = row.isNull(4) ? nil : AgentID(unchecked: text(row, 4, &crc))
        let seal = row.withBytes(6) { BodySeal(crc.adding($0)) }
        let chain = row.withBytes(7) { Digest(crc.adding($0)) }
        let body = JSON(unchecked: text(row, 9, &crc))
        guard crc.value == row.int64(8), let seal, let chain else {
            throw MultichatError.damaged(session, sequence: Place.sequence(place), "the row's checksum doesn't fit")
        }
        var entry = Entry(
            sequence: Place.sequence(place), id: id, kind: kind, time: Timestamp(microseconds: time), body: body)
        entry.key = key
        entry.author = author
        entry.seal = seal
        entry.chain = chain
        return entry
    }

    private static func text(_ row: Statement, _ column: Int, _ crc: inout RowChecksum) -> String {
        row.withBytes(column) { String(decoding: crc.adding($0), as: UTF8.self) }
    }

    private static func id(_ row: Statement, _ crc: inout RowChecksum) -> String {
        row.withBytes(1) { bytes in
            _ = crc.adding(bytes)
            guard bytes.count == 16, row.isBlob(1) else { return String(decoding: bytes, as: UTF8.self) }
            let words = bytes.loadUnaligned(as: (UInt64, UInt64).self)
            return UUIDv7.text(high: UInt64(bigEndian: words.0), low: UInt64(bigEndian: words.1))
        }
    }
}
