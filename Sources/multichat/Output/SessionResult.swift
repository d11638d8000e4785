import Multichat

/// A session as it is printed.
struct SessionResult: Presentable {
    let session: Session

    init(_ session: Session) { self.session = session }

    func write(json writer: inout JSONWriter) {
        writer.raw("{")
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
        writer.raw("}")
    }

    /// The id alone, for scripts.
    func lines(_ style: Style) -> [String] { [session.id.text] }
}
