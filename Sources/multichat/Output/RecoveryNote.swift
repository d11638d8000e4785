import Multichat
import MultichatViews

extension Invocation {
    /// Says on standard error what a store mended by itself.
    func tell(_ recovery: Recovery) {
        guard isJSON else {
            let owner = recovery.session.map { "\($0): " } ?? ""
            return notes.say("recovered: \(owner)\(recovery.action) (\(recovery.place))")
        }
        notes.sayJSON { writer in
            writer.raw("{\"recovered\":")
            writer.raw("{")
            writer.member("session", recovery.session?.id.text)
            writer.member("namespace", recovery.session?.namespace.text)
            writer.member("place", recovery.place)
            writer.member("action", recovery.action)
            writer.raw("}}")
        }
    }
}
