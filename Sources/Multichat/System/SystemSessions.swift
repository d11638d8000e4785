/// The sessions in which Multichat keeps what belongs to no chat; their ids begin with a dot, and lists hide them.
public enum SystemSessions {
    /// The leases of free names.
    public static let leases: SessionID = ".leases"
    /// The learnings of all agents.
    public static let brain: SessionID = ".brain"

    /// The keys that the servers of the store ask for, in a namespace that no tenant has.
    public static let keys = SessionReference(".keys", in: Namespace(unchecked: ".system"))

    /// An agent's own session: `.agent/<agent>`, with its cursors and its context outside of chats.
    ///
    /// - Throws: ``MultichatError`` with the code `invalid` where the agent's id is so long that no session can be
    ///   named after it.
    public static func agent(_ agent: AgentID) throws -> SessionID {
        let bytes = agent.text.utf8.count
        let maximum = IdentifierRules.maximumBytes - prefix.utf8.count
        guard bytes <= maximum else {
            throw MultichatError(
                .invalid,
                "The agent id has \(bytes) bytes: with more than \(maximum) it can't have an inbox or a context.")
        }
        return SessionID(unchecked: prefix + agent.text)
    }

    /// The agent whose own session this is; `nil` for any other session.
    public static func owner(of session: SessionID) -> AgentID? {
        guard session.hasPrefix(prefix) else { return nil }
        return try? AgentID(String(decoding: session.text.utf8.dropFirst(prefix.utf8.count), as: UTF8.self))
    }

    private static let prefix = ".agent/"
}

extension Namespace {
    /// Whether it is the store's own, which no server gives a tenant: it begins with a dot and a letter.
    public var isSystem: Bool { SessionID(unchecked: text).isSystem }
}

extension Chat {
    /// Appends a batch and starts the session first where it is missing, as system sessions are when they are used for
    /// the first time.
    ///
    /// - Throws: what ``append(_:expecting:)`` throws.
    @discardableResult
    package func appendStarting(_ drafts: [Draft], expecting expectations: [Expectation] = []) throws -> Receipt {
        do {
            return try append(drafts, expecting: expectations)
        } catch let error as MultichatError where error.code == .notFound {
            do {
                _ = try swarm.store.create(NewSession(reference))
            } catch let error as MultichatError where error.code == .conflict {
                // Another writer was quicker: the session is there.
            }
            return try append(drafts, expecting: expectations)
        }
    }
}
