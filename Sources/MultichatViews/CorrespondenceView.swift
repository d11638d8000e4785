import Multichat

/// Who wrote to whom.
public struct CorrespondenceView: View {
    private let correspondence: Correspondence

    /// Shows what was counted.
    public init(_ correspondence: Correspondence) { self.correspondence = correspondence }

    /// Writes it as one JSON object.
    public func write(to writer: inout JSONWriter) {
        writer.raw("{")
        writer.key("links")
        writer.array(correspondence.links) { writer, link in
            writer.raw("{")
            writer.member("from", link.from.text)
            writer.member("to", link.to?.text)
            writer.member("messages", link.messages)
            writer.key("last")
            writer.time(link.last)
            writer.raw("}")
        }
        writer.member("sessions", correspondence.sessions)
        writer.member("messages", correspondence.messages)
        writer.key("complete")
        writer.bool(correspondence.isComplete)
        writer.raw("}")
    }
}
