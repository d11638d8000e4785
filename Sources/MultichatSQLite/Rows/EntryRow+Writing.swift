import Multichat
import MultichatFiles
import MultichatSQLiteSupport

extension EntryRow {
    /// Inserts an entry at a place, with the statement ``SQL/insertEntry`` or
    /// ``SQL/replaceEntry``.
    static func insert(_ entry: borrowing Entry, at place: Int64, with statement: Statement) throws {
        var crc = RowChecksum(place, entry.time.microseconds)
        statement.bind(1, place)
        bind(entry.id, statement, &crc)
        // Most entries are messages, so theirs is the kind that takes no room: NULL.
        if entry.kind != .message { bindText(3, entry.kind.text, statement, &crc) }
        if let key = entry.key { bindText(4, key.text, statement, &crc) }
        if let author = entry.author { bindText(5, author.text, statement, &crc) }
        statement.bind(6, entry.time.microseconds)
        entry.seal.withBytes { statement.bind(7, blob: crc.adding($0)) }
        entry.chain.withBytes { statement.bind(8, blob: crc.adding($0)) }
        // The body is lent, not copied: the statement has run before the closure ends.
        var body = entry.body.text
        try body.withUTF8 { bytes in
            statement.bind(10, text: crc.adding(UnsafeRawBufferPointer(bytes)), isCopied: false)
            statement.bind(9, crc.value)
            try statement.run()
        }
    }

    /// A UUID takes 16 bytes instead of 36.
    private static func bind(_ id: EntryID, _ statement: Statement, _ crc: inout RowChecksum) {
        guard let bits = UUIDv7.bits(id.text) else { return bindText(2, id.text, statement, &crc) }
        withUnsafeBytes(of: (bits.high.bigEndian, bits.low.bigEndian)) { statement.bind(2, blob: crc.adding($0)) }
    }

    private static func bindText(_ position: Int, _ text: String, _ statement: Statement, _ crc: inout RowChecksum) {
        var text = text
        text.withUTF8 { statement.bind(position, text: crc.adding(UnsafeRawBufferPointer($0))) }
    }
}
