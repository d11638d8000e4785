import Multichat

/// What an agent goes on with.
public struct ResumptionView: View {
    private let resumption: Resumption

    /// Shows a resumption.
    public init(_ resumption: Resumption) { self.resumption = resumption }

    /// Writes it as one JSON object.
    public func write(to writer: inout JSONWriter) {
        writer.raw("{")
        writer.member("agent", resumption.agent.text)
        writer.member("unread", resumption.unread)
        writer.key("context")
        writer.json(resumption.context?.body)
        writer.key("leases")
        writer.array(resumption.leases) { LeaseView($1).write(to: &$0) }
        writer.key("sessions")
        writer.array(resumption.sessions) { Self.write($1, to: &$0) }
        writer.raw("}")
    }

    private static func write(_ open: ResumedSession, to writer: inout JSONWriter) {
        writer.raw("{")
        SessionView(open.session).writeMembers(to: &writer)
        writer.member("unread", open.unread)
        writer.key("context")
        writer.json(open.context?.body)
        writer.member("contextSequence", open.context?.sequence)
        writer.key("leases")
        writer.array(open.leases) { LeaseView($1).write(to: &$0) }
        writer.key("workflows")
        writer.array(open.workflows) { writer, run in
            writer.raw("{")
            writer.member("name", run.name)
            writer.member("version", run.version)
            writer.member("state", run.state.rawValue)
            writer.member("waitsFor", run.waitsFor)
            writer.raw("}")
        }
        writer.raw("}")
    }
}
