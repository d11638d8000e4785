import Multichat
import MultichatFiles
import MultichatSQLiteSupport

/// A row of the table `session`, with its lists as the JSON texts that stand in it.
struct SessionRow {
    var number: Int64
    var session: Session
    var labels: String
    var participants: String
    var origin: String

    init(_ new: NewSession, at now: Timestamp) {
        var new = new
        new.createdAt = new.createdAt ?? now
        number = 0
        session = Session(new, at: now)
        origin = new.json.text
        labels = ""
        participants = ""
        renderLists()
    }

    /// Reads the row that a statement stands on, its columns being ``SQL/sessionColumns``.
    ///
    /// - Throws: ``MultichatError`` with the code `damaged` where the row isn't as it was written.
    init(_ row: Statement) throws {
        number = row.int(0)
        labels = row.text(15) ?? ""
        participants = row.text(16) ?? ""
        origin = row.text(17) ?? ""
        let reference = SessionReference(
            SessionID(unchecked: row.text(2) ?? ""), in: Namespace(unchecked: row.text(1) ?? ""))
        session = Session(NewSession(reference), at: Timestamp(microseconds: row.int(6)))
        readColumns(row)
        guard Int64(crc) == row.int(18) else {
            throw MultichatError.damaged(reference, sequence: session.head.sequence, "the session's checksum doesn't fit")
        }
        readLists()
    }

    private mutating func readColumns(_ row: Statement) {
        session.head.sequence = Int(row.int(3))
        session.head.chain = row.withBytes(4) { Digest($0) } ?? .zero
        session.updatedAt = Timestamp(microseconds: row.int(5))
        session.version = Int(row.int(7))
        session.fence = Int(row.int(8))
        session.status = SessionStatus(rawValue: row.text(9) ?? "") ?? .archived
        if !row.isNull(10) { session.expiry = .fixed(Timestamp(microseconds: row.int(10))) }
        if !row.isNull(11) { session.expiry = .sliding(microseconds: row.int(11)) }
        if let parent = row.text(12) {
            session.forkedFrom = ForkOrigin(session: SessionID(unchecked: parent), sequence: Int(row.int(13)))
        }
        session.topic = row.text(14)
    }

    private mutating func readLists() {
        for label in JSONValue(JSON(unchecked: labels)).members ?? [] { session.labels[label.key] = label.value.string }
        session.participants = (JSONValue(JSON(unchecked: participants)).array ?? [])
            .compactMap { $0.string.map(AgentID.init(unchecked:)) }
    }

    /// Writes the lists as JSON again, after the session has changed.
    mutating func renderLists() {
        var writer = JSONWriter()
        writer.labels(session.labels)
        labels = writer.json.text
        writer = JSONWriter()
        writer.strings(session.participants.map(\.text))
        participants = writer.json.text
    }

    /// The checksum over everything in the row but its number.
    var crc: UInt32 {
        var crc = CRC32C()
        crc.add(session.reference.namespace.text)
        crc.add(session.id.text)
        crc.add(UInt64(session.head.sequence))
        session.head.chain.withBytes { crc.add(field: $0) }
        crc.add(UInt64(bitPattern: session.updatedAt.microseconds))
        crc.add(UInt64(bitPattern: session.createdAt.microseconds))
        crc.add(UInt64(session.version))
        crc.add(UInt64(session.fence))
        crc.add(session.status.rawValue)
        crc.add(UInt64(bitPattern: expires ?? .min))
        crc.add(UInt64(bitPattern: ttl ?? .min))
        crc.add(session.forkedFrom?.session.text)
        crc.add(UInt64(session.forkedFrom?.sequence ?? 0))
        crc.add(session.topic)
        for text in [labels, participants, origin] { crc.add(text) }
        return crc.value
    }

    /// The column `expires`: µs since 1970 of a fixed expiry.
    var expires: Int64? {
        guard case .fixed(let date) = session.expiry else { return nil }
        return date.microseconds
    }

    /// The column `ttl`: µs of a sliding expiry.
    var ttl: Int64? {
        guard case .sliding(let duration) = session.expiry else { return nil }
        return duration
    }
}
