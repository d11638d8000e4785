/// Tells how many tokens a message costs a model.
public struct TokenCounter: Sendable {
    /// Counts a message's tokens.
    public let count: @Sendable (Message) throws -> Int

    /// Makes a counter, such as one that asks a model's own tokenizer.
    public init(_ count: @escaping @Sendable (Message) throws -> Int) { self.count = count }

    /// A simple estimate for every model: a token for each 4 bytes of content and tool calls, and 4 for the message.
    public static let estimate = TokenCounter { message in
        let content =
            switch message.content {
            case .text(let text): text.utf8.count
            case .parts(let parts): parts.text.utf8.count
            case .none: 0
            }
        let calls = message.toolCalls?.text.utf8.count ?? 0
        return (content + calls + 3) / 4 + 4
    }
}
