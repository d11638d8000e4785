/// What became of a message on its way to one agent.
public struct MessageStatus: Sendable, Equatable {
    /// The agent that it is for; `nil` where it is for everybody and the report names nobody.
    public var agent: AgentID?
    /// How far it came.
    public var state: State
    /// Why it failed, in the reporter's words.
    public var reason: String?
    /// When that was reported, or when the message was sent.
    public var time: Timestamp
    /// The sequence of the report, or of the message itself.
    public var sequence: Int

    /// How far a message came.
    public enum State: String, Sendable, CaseIterable {
        /// It is stored, and nothing was reported since.
        case sent
        /// A transport has handed it over.
        case delivered
        /// The agent has acknowledged it.
        case read
        /// A transport could not hand it over.
        case failed
    }
}

/// The entries that say what became of messages.
///
/// A report about one message has the kind `status`, the key `status/<sequence>` or `status/<sequence>/<agent>`, and
/// the body `{"status":STATE,"reason":TEXT}`. That an agent has read everything up to a sequence is one entry of the key
/// `read/<agent>` with the body `{"status":"read","through":SEQUENCE}`, however many messages it acknowledges.
enum StatusEntry {
    static let readers = "read/"

    /// What the keys of a message's reports about single agents begin with.
    static func reports(of sequence: Int) -> String { "status/\(sequence)/" }

    static func key(of sequence: Int, for agent: AgentID?) throws -> EntryKey {
        guard let agent else { return EntryKey(unchecked: "status/\(sequence)") }
        return try EntryKey(reports(of: sequence) + agent.text)
    }

    static func readKey(_ agent: AgentID) throws -> EntryKey { try EntryKey(readers + agent.text) }

    static func report(_ state: MessageStatus.State, _ reason: String?) -> JSON {
        var members: [JSONValue.Member] = [.init("status", .string(state.rawValue))]
        if let reason { members.append(.init("reason", .string(reason))) }
        return JSONValue.object(members).json
    }

    static func read(through sequence: Int) -> JSON {
        JSONValue.object([.init("status", .string("read")), .init("through", .integer(sequence))]).json
    }

    /// The sequence up to which a `read` entry tells.
    static func through(_ entry: Entry?) -> Int {
        guard let entry, entry.kind == .status else { return 0 }
        return JSONValue(entry.body)["through"]?.integer ?? 0
    }

    /// What a report says of a message for an agent; `nil` for any other entry.
    static func status(_ entry: Entry, for agent: AgentID?) -> MessageStatus? {
        let body = JSONValue(entry.body)
        guard entry.kind == .status, let state = body["status"]?.string.flatMap(MessageStatus.State.init(rawValue:))
        else { return nil }
        return MessageStatus(
            agent: agent, state: state, reason: body["reason"]?.string, time: entry.time, sequence: entry.sequence)
    }
}
