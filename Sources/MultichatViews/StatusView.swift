import Multichat

/// What became of a message on its way to an agent.
public struct StatusView: View {
    private let status: MessageStatus

    /// Shows a status.
    public init(_ status: MessageStatus) { self.status = status }

    /// Writes it as one JSON object.
    public func write(to writer: inout JSONWriter) {
        writer.raw("{")
        writer.member("agent", status.agent?.text)
        writer.member("status", status.state.rawValue)
        writer.member("reason", status.reason)
        writer.key("time")
        writer.time(status.time)
        writer.member("sequence", status.sequence)
        writer.raw("}")
    }
}
