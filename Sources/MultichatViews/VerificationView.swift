import Multichat

/// What was found when a session was verified, or damage of the store itself.
public struct VerificationView: View {
    private let session: SessionReference?
    private let report: Verifier.Report?
    private let damage: [Damage]

    /// Shows a session's verification.
    public init(_ report: Verifier.Report) {
        session = report.session
        self.report = report
        damage = report.damage
    }

    /// Shows damage that the store's own check found.
    public init(_ damage: Damage) {
        session = damage.session
        report = nil
        self.damage = [damage]
    }

    /// Writes it as one JSON object.
    public func write(to writer: inout JSONWriter) {
        writer.raw("{")
        writer.member("session", session?.id.text)
        writer.member("namespace", session?.namespace.text)
        writer.member("entries", report?.entries)
        writer.key("head")
        writer.head(report?.head)
        writer.key("damage")
        writer.array(damage) { writer, damage in
            writer.raw("{")
            writer.member("sequence", damage.sequence)
            writer.member("place", damage.place)
            writer.member("reason", damage.reason)
            writer.raw("}")
        }
        writer.raw("}")
    }
}
