import Multichat

/// A session.
public struct SessionView: View {
    private let session: Session

    /// Shows a session.
    public init(_ session: Session) { self.session = session }

    /// Writes it as one JSON object.
    public func write(to writer: inout JSONWriter) {
        writer.raw("{")
        writeMembers(to: &writer)
        writer.raw("}")
    }

    /// Writes its members, so that others can stand behind them.
    public func writeMembers(to writer: inout JSONWriter) {
        writer.member("id", session.id.text)
        writer.member("namespace", session.reference.namespace.text)
        writer.member("topic", session.topic)
        writer.member("status", session.status.rawValue)
        writer.key("participants")
        writer.strings(session.participants.lazy.map(\.text))
        writer.key("labels")
        writer.labels(session.labels)
        writer.key("createdAt")
        writer.time(session.createdAt)
        writer.key("updatedAt")
        writer.time(session.updatedAt)
        writer.key("expiresAt")
        writer.time(session.expiresAt)
        writer.member("version", session.version)
        writer.key("head")
        writer.head(session.head)
        writer.key("forkedFrom")
        writer.forkOrigin(session.forkedFrom)
    }
}
