import Multichat
import MultichatViews

/// What a follower is told, as it is printed.
struct FollowResult: Presentable {
    let event: FollowEvent
    /// Whether several sessions are followed, so that each line says which one it is about.
    let namesSession: Bool

    func write(json writer: inout JSONWriter) {
        switch event {
        case .entry(let session, let entry): EntryResult(entry, of: session.id).write(json: &writer)
        case .began(let session):
            writer.raw("{\"began\":")
            SessionResult(session).write(json: &writer)
            writer.raw("}")
        case .removed(let session, let removal):
            writer.raw("{")
            writer.member("removed", session.id.text)
            writer.member("reason", removal.rawValue)
            writer.raw("}")
        }
    }

    func lines(_ style: Style) -> [String] {
        switch event {
        case .entry(let session, let entry):
            let lines = EntryText(entry, style).lines
            guard namesSession, let first = lines.first else { return lines }
            return [style.bold(session.id.text) + "  " + first] + lines.dropFirst()
        case .began(let session):
            let origin = session.forkedFrom.map { " as a fork of \($0.session) at \($0.sequence)" } ?? ""
            return [style.bold(session.id.text) + "  " + style.dim("started" + origin)]
        case .removed(let session, let removal):
            return [style.bold(session.id.text) + "  " + style.dim(removal.rawValue)]
        }
    }
}
