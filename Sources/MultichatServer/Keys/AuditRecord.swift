import Multichat
import MultichatViews

/// What the audit log says of one request: never what it said, nor what proves its key.
struct AuditRecord: Sendable {
    /// Who asked, and for what.
    let note: RequestNote
    /// The method; of one that nobody knows, `other`.
    let method: String
    /// The answer's status; 0 where the connection was lost before.
    let status: Int
    /// How long it took.
    let microseconds: Int64

    /// Writes it as one object.
    func write(to writer: inout JSONWriter, at now: Timestamp) {
        writer.raw("{")
        writer.key("time")
        writer.time(now)
        writer.member("key", note.key?.id)
        writer.member("name", note.key?.name)
        writer.member("address", note.address)
        writer.member("method", method)
        writer.member("route", note.label)
        writer.member("namespace", note.namespace?.text)
        // What isn't an id could hold what a terminal obeys.
        writer.member("session", note.session.flatMap { try? SessionID($0) }?.text)
        writer.member("status", status)
        writer.member("refused", note.refusal?.rawValue)
        writer.member("microseconds", Int(microseconds))
        writer.raw("}")
    }

    /// The line that tells that others are missing.
    static func lost(_ count: Int, at now: Timestamp) -> [UInt8] {
        var writer = JSONWriter(capacity: 80)
        writer.raw("{")
        writer.key("time")
        writer.time(now)
        writer.member("lost", count)
        writer.raw("}\n")
        return writer.bytes
    }
}
