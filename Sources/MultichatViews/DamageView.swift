import Multichat

/// A session that a result lacks because it can't be read.
public struct DamageView: View {
    private let damage: Damage

    /// Shows damage.
    public init(_ damage: Damage) { self.damage = damage }

    /// Writes it as one JSON object.
    public func write(to writer: inout JSONWriter) {
        writer.raw("{")
        writer.member("session", damage.session?.id.text)
        writer.member("namespace", damage.session?.namespace.text)
        writer.member("sequence", damage.sequence)
        writer.member("place", damage.place)
        writer.member("reason", damage.reason)
        writer.raw("}")
    }
}
