import Multichat
import MultichatViews

/// A session as it is printed.
struct SessionResult: Presentable {
    let session: Session

    init(_ session: Session) { self.session = session }

    func write(json writer: inout JSONWriter) { SessionView(session).write(to: &writer) }

    /// The id alone, for scripts.
    func lines(_ style: Style) -> [String] { [session.id.text] }
}
