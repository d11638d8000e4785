/// The newest messages of a session that fit into a model's context.
public struct Window: Sendable {
    /// The messages, in the log's order.
    public var entries: [Entry]
    /// How many tokens they cost.
    public var tokens: Int
    /// Whether nothing was left out: it begins with the session's first message.
    public var isComplete: Bool
}

extension Chat {
    /// The newest visible messages within a budget of tokens.
    ///
    ///     let window = try chat.window(budget: 8_000)
    ///
    /// A tool call and its results stay together: where a call doesn't fit, its results are left out too, however small
    /// they are. The log is read from its end, only as far as the budget goes.
    ///
    /// - Parameters:
    ///   - budget: the greatest number of tokens; at least 1.
    ///   - keepsSystem: whether the session's first system message is kept in front, if it is among the first 100
    ///     messages; the others share what it leaves of the budget.
    ///   - counter: tells what a message costs; a simple estimate where none is given.
    /// - Throws: ``MultichatError`` with the code `invalid` where the budget is below 1 or the system message alone goes
    ///   beyond it, and whatever the counter throws.
    /// - Complexity: O(messages in the window).
    public func window(
        budget: Int, keepingSystem keepsSystem: Bool = false, counter: TokenCounter = .estimate
    ) throws -> Window {
        guard budget >= 1 else {
            throw MultichatError(.invalid, "The budget is \(budget) tokens; at least 1 is needed.")
        }
        var builder = WindowBuilder(budget: budget, counter: counter)
        if keepsSystem, let system = try firstSystemMessage() {
            guard try builder.keep(system) else {
                throw MultichatError(
                    .invalid, "The system message of \(reference) alone goes beyond the budget of \(budget) tokens.",
                    hint: "Give a larger budget, or don't keep the system message.")
            }
        }
        var query = EntryQuery(reference)
        query.kind = .message
        query.newestFirst = true
        query.limit = 64
        query.byteLimit = EntryQuery.pageBytes
        repeat {
            let page = try swarm.store.entries(query)
            for entry in page.items {
                guard try builder.add(entry) else { return builder.window(isComplete: false) }
            }
            query.cursor = page.cursor
        } while query.cursor != nil
        return builder.window(isComplete: true)
    }

    private func firstSystemMessage() throws -> Entry? {
        var query = EntryQuery(reference)
        query.kind = .message
        query.limit = 100
        query.byteLimit = EntryQuery.pageBytes
        return try swarm.store.entries(query).items.first { Message(body: $0.body)?.role == "system" }
    }
}
