import Multichat

/// A session with messages that wait for long.
public struct StuckView: View {
    private let stuck: StuckSession

    /// Shows a session.
    public init(_ stuck: StuckSession) { self.stuck = stuck }

    /// Writes it as one JSON object.
    public func write(to writer: inout JSONWriter) {
        writer.raw("{")
        SessionView(stuck.session).writeMembers(to: &writer)
        writer.key("stuck")
        writer.array(stuck.messages) { writer, message in
            writer.raw("{")
            writer.member("sequence", message.entry.sequence)
            writer.member("author", message.entry.author?.text)
            writer.key("time")
            writer.time(message.entry.time)
            writer.key("waiting")
            writer.array(message.waiting) { StatusView($1).write(to: &$0) }
            writer.raw("}")
        }
        writer.raw("}")
    }
}
