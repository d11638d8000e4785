/// Names one session of a store: its namespace and id.
public struct SessionReference: Hashable, Sendable, CustomStringConvertible {
    /// The tenant.
    public var namespace: Namespace
    /// The session's id.
    public var id: SessionID

    /// Makes a reference; without a namespace, to the standard one.
    public init(_ id: SessionID, in namespace: Namespace = .standard) {
        self.namespace = namespace
        self.id = id
    }

    /// The id, behind the namespace unless that is the standard one.
    public var description: String { namespace == .standard ? id.text : "\(namespace)/\(id)" }
}

extension SessionReference {
    /// Whether it is a session of the store's own; see ``Session/isSystem``.
    var isSystem: Bool { id.isSystem }

    /// The session in which a hybrid store keeps notes about itself, in each of its stores: no part of what they hold
    /// for users, and not to be copied to other stores.
    package static let hybridNotes = SessionReference(".hybrid")
}
