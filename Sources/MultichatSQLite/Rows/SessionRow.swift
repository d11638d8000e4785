import Multichat
import MultichatFiles
import MultichatSQLiteSupport

/// A row of the table `session`, with its lists as the JSON texts that stand in it.
struct SessionRow {
    var number: Int64
    /// A ``StoreWriter/Stage``, or for a deleted session a number of its own above those.
    var staged: Int64
    var session: Session
    var labels: String
    var participants: String
    var origin: String
    /// How many rewinds its log has.
    var rewinds = 0

    init(_ new: NewSession, number: Int64, staged: Int64, at now: Timestamp) {
        var new = new
        new.createdAt = new.createdAt ?? now
        self.number = number
        self.staged = staged
        session = Session(new, at: now)
        origin = new.json.text
        labels = ""
        participants = ""
        renderLists()
    }

    /// Reads the row that a statement stands on; where one session was asked for, it must be that one.
    ///
    /// - Throws: ``MultichatError`` with the code `damaged` where the row isn't as it was written.
    init(_ row: Statement, wanted: SessionReference? = nil) throws {
        try Self.check(row, wanted: wanted)
        number = row.int64(0)
        staged = row.int64(19)
        rewinds = row.int(20)
        labels = row.text(15)
        participants = row.text(16)
        origin = row.text(17)
        session = Session(NewSession(Self.reference(row)), at: Timestamp(microseconds: row.int64(6)))
        readColumns(row)
        readLists()
    }

    private mutating func readColumns(_ row: Statement) {
        session.head.sequence = row.int(3)
        session.head.chain = row.withBytes(4) { Digest($0) } ?? .zero
        session.updatedAt = Timestamp(microseconds: row.int64(5))
        session.version = row.int(7)
        session.fence = row.int(8)
        session.status = SessionStatus(rawValue: row.text(9)) ?? .archived
        session.expiry = Expiry(row, 10, 11)
        if let parent = row.optionalText(12) {
            session.forkedFrom = ForkOrigin(session: SessionID(unchecked: parent), sequence: row.int(13))
        }
        session.topic = row.optionalText(14)
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

extension Expiry {
    /// Reads the columns `expires` (µs since 1970, fixed) and `ttl` (µs, sliding).
    init?(_ row: Statement, _ expires: Int, _ ttl: Int) {
        if let date = row.optionalInt(expires) {
            self = .fixed(Timestamp(microseconds: date))
        } else if let duration = row.optionalInt(ttl) {
            self = .sliding(microseconds: duration)
        } else {
            return nil
        }
    }
}
