import Multichat

/// How much there is in a store.
public struct StatsView: View {
    /// The store's URL, without a password.
    public let url: String
    /// All sessions together.
    public private(set) var total = SessionCounts()
    /// The sessions of each namespace.
    public private(set) var namespaces: [Namespace: SessionCounts] = [:]

    /// How many places of the store were mended when it was opened and counted.
    public var recoveries = 0

    /// Counts nothing as yet.
    public init(url: String) { self.url = url }

    /// Counts a session.
    public mutating func count(_ session: Session) {
        total.count(session)
        namespaces[session.reference.namespace, default: SessionCounts()].count(session)
    }

    /// Writes it as one JSON object.
    public func write(to writer: inout JSONWriter) {
        writer.raw("{")
        writer.member("store", url)
        total.writeMembers(to: &writer)
        writer.member("recoveries", recoveries)
        writer.key("namespaces")
        writer.array(namespaces.keys.sorted()) { writer, namespace in
            writer.raw("{")
            writer.member("namespace", namespace.text)
            (namespaces[namespace] ?? SessionCounts()).writeMembers(to: &writer)
            writer.raw("}")
        }
        writer.raw("}")
    }
}
