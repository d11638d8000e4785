import Multichat

/// A session that was deleted.
public struct DeletionView: View {
    private let session: Session

    /// Shows the session as it was.
    public init(_ session: Session) { self.session = session }

    /// Writes it as one JSON object.
    public func write(to writer: inout JSONWriter) {
        writer.raw("{")
        writer.member("session", session.id.text)
        writer.member("namespace", session.reference.namespace.text)
        writer.member("entries", session.head.sequence)
        writer.key("deleted")
        writer.bool(true)
        writer.raw("}")
    }
}
