import Multichat

/// A message as a block of text: fields, a line `---`, and what is said.
///
///     [A2A] Agent-1 → Agent-2
///     📤 FROM: Agent-1
///     📥 TO: Agent-2
///     Priority: NORMAL
///     Tags: build, release
///     Format: multichat/1
///     ---
///     The build is green.
///     ============================================================
///
/// Reading what was written gives the same block, whatever the message says.
public struct MessageBlock: Sendable, Equatable {
    /// The session that the message is in.
    public var session: SessionID?
    /// The entry's id.
    public var id: EntryID?
    /// Who says it.
    public var author: AgentID?
    /// When it was written.
    public var time: Timestamp?
    /// Which bridge wrote the block, if one did.
    public var origin: String?
    /// What is said.
    public var message: Message
    /// What else an entry's body has: JSON of an object.
    var more: JSON?

    /// Makes a block of a message alone.
    public init(_ message: Message, from author: AgentID?) {
        self.message = message
        self.author = author
    }

    /// Makes the block of an entry; `nil` where that is no message.
    public init?(_ entry: Entry, of session: SessionID) {
        guard entry.kind == .message, let message = Message(body: entry.body) else { return nil }
        self.init(message, from: entry.author)
        self.session = session
        id = entry.id
        time = entry.time
        more = Self.more(entry.body)
    }

    /// The members of a body that aren't the message's, such as where it was imported from.
    private static func more(_ body: JSON) -> JSON? {
        let members = (JSONValue(body).members ?? []).filter { !known.contains($0.key) }
        return members.isEmpty ? nil : JSONValue.object(members).json
    }

    private static let known: Set<String> = [
        "to", "role", "content", "priority", "tags", "replyTo", "toolCalls", "toolCallId", "usage",
    ]
}
