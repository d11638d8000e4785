import Multichat

/// A lease.
public struct LeaseView: View {
    private let lease: Lease

    /// Shows a lease.
    public init(_ lease: Lease) { self.lease = lease }

    /// Writes it as one JSON object.
    public func write(to writer: inout JSONWriter) {
        writer.raw("{")
        writer.member("session", lease.session.id.text)
        writer.member("name", lease.name)
        writer.member("holder", lease.holder.text)
        writer.member("fence", lease.fence)
        writer.key("end")
        writer.time(lease.end)
        writer.raw("}")
    }
}
