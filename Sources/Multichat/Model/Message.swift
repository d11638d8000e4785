/// What an agent says to agents: the body of an entry of kind `message`.
///
/// Priorities, roles and tags are open texts: real swarms send values that no closed list foresaw.
public struct Message: Sendable, Equatable {
    /// The recipients; none means everybody in the session.
    public var to: [AgentID] = []
    /// Who speaks in the model's terms: `user`, `assistant`, `system`, `tool`, or any other.
    public var role: String?
    /// The text, an array of parts, or nothing (`null`).
    public var content: Content
    /// How urgent it is, in the sender's words.
    public var priority: String?
    /// Free words to find it by.
    public var tags: [String] = []
    /// The sequence of the message that this one answers.
    public var replyTo: Int?
    /// The calls of tools that a model asked for, as JSON.
    public var toolCalls: JSON?
    /// The call that this message is the result of.
    public var toolCallID: String?
    /// Tokens and costs, as JSON.
    public var usage: JSON?

    /// What a message says.
    public enum Content: Sendable, Equatable {
        /// Plain text.
        case text(String)
        /// Parts (text, images, files) as a JSON array.
        case parts(JSON)
        /// Nothing, as in a message that only calls tools.
        case none
    }

    /// Makes a message of plain text.
    public init(_ text: String, to: [AgentID] = []) {
        content = .text(text)
        self.to = to
    }

    /// Makes a message of parts or of nothing.
    public init(content: Content, to: [AgentID] = []) {
        self.content = content
        self.to = to
    }
}
