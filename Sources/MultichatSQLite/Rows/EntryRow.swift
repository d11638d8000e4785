import Multichat
import MultichatFiles
import MultichatSQLiteSupport

/// Reads and writes the rows of the table `entry`.
enum EntryRow {
    /// Reads the row that a statement stands on, its columns being ``SQL/entryColumns``.
    ///
    /// - Throws: ``MultichatError`` with the code `damaged` where the row isn't as it was written.
    static func read(_ row: Statement, _ session: SessionReference) throws -> Entry {
        let place = row.int(0)
        let sequence = Place.sequence(place)
        var crc = CRC32C()
        crc.add(UInt64(bitPattern: place))
        let id = EntryID(unchecked: readID(row, &crc))
        let kind = EntryKind(unchecked: text(row, 2, &crc))
        let key = row.isNull(3) ? nil : EntryKey(unchecked: text(row, 3, &crc))
        let author = row.isNull(4) ? nil : AgentID(unchecked: text(row, 4, &crc))
        let time = Timestamp(microseconds: row.int(5))
        crc.add(UInt64(bitPattern: time.microseconds))
        let seal = row.withBytes(6) { bytes in
            crc.add(field: bytes)
            return BodySeal(bytes)
        }
        let chain = row.withBytes(7) { bytes in
            crc.add(field: bytes)
            return Digest(bytes)
        }
        let body = JSON(unchecked: text(row, 9, &crc))
        guard Int64(crc.value) == row.int(8), let seal, let chain else {
            throw MultichatError.damaged(session, sequence: sequence, "the row's checksum doesn't fit")
        }
        var draft = Draft(id: id, kind: kind, author: author, body: body)
        draft.key = key
        return Entry(draft: draft, sequence: sequence, time: time, seal: seal, chain: chain)
    }

    /// Binds an entry to the statement ``SQL/insertEntry``, whose parameters are ``SQL/entryColumns``.
    static func insert(_ entry: Entry, at place: Int64, with statement: Statement) throws {
        var crc = CRC32C()
        crc.add(UInt64(bitPattern: place))
        statement.bind(1, place)
        bindID(entry.id, statement, &crc)
        bind(3, entry.kind.text, statement, &crc)
        bind(4, entry.key?.text, statement, &crc)
        bind(5, entry.author?.text, statement, &crc)
        statement.bind(6, entry.time.microseconds)
        crc.add(UInt64(bitPattern: entry.time.microseconds))
        entry.seal.withBytes { bytes in
            crc.add(field: bytes)
            statement.bind(7, blob: bytes)
        }
        entry.chain.withBytes { bytes in
            crc.add(field: bytes)
            statement.bind(8, blob: bytes)
        }
        bind(10, entry.body.text, statement, &crc)
        statement.bind(9, Int64(crc.value))
        try statement.run()
    }

    private static func text(_ row: Statement, _ column: Int32, _ crc: inout CRC32C) -> String {
        row.withBytes(column) { bytes in
            crc.add(field: bytes)
            return String(decoding: bytes, as: UTF8.self)
        }
    }

    private static func readID(_ row: Statement, _ crc: inout CRC32C) -> String {
        row.withBytes(1) { bytes in
            crc.add(field: bytes)
            guard row.isBlob(1), bytes.count == 16 else { return String(decoding: bytes, as: UTF8.self) }
            let words = bytes.loadUnaligned(as: (UInt64, UInt64).self)
            return UUIDv7.text(high: UInt64(bigEndian: words.0), low: UInt64(bigEndian: words.1))
        }
    }

    private static func bindID(_ id: EntryID, _ statement: Statement, _ crc: inout CRC32C) {
        guard let bits = UUIDv7.bits(id.text) else { return bind(2, id.text, statement, &crc) }
        withUnsafeBytes(of: (bits.high.bigEndian, bits.low.bigEndian)) { bytes in
            crc.add(field: bytes)
            statement.bind(2, blob: bytes)
        }
    }

    private static func bind(_ index: Int32, _ text: String?, _ statement: Statement, _ crc: inout CRC32C) {
        guard var text else { return statement.bindNull(index) }
        text.withUTF8 { bytes in
            crc.add(field: UnsafeRawBufferPointer(bytes))
            statement.bind(index, text: bytes)
        }
    }
}
