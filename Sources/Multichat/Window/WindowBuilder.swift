/// Fills a window from its end.
struct WindowBuilder {
    private struct Item {
        var entry: Entry
        var message: Message?
        var tokens: Int
    }

    private let budget: Int
    private let counter: TokenCounter
    private var system: Item?
    /// Newest first.
    private var items: [Item] = []
    private var tokens = 0

    init(budget: Int, counter: TokenCounter) {
        self.budget = budget
        self.counter = counter
    }

    /// Keeps a message in front; answers `false` where it doesn't fit.
    mutating func keep(_ entry: Entry) throws -> Bool {
        let item = try item(entry)
        guard item.tokens <= budget else { return false }
        system = item
        tokens = item.tokens
        return true
    }

    /// Takes the next older message; answers `false` where it doesn't fit.
    mutating func add(_ entry: Entry) throws -> Bool {
        if entry.sequence == system?.entry.sequence { return true }
        let item = try item(entry)
        guard item.tokens <= budget - tokens else { return false }
        items.append(item)
        tokens += item.tokens
        return true
    }

    /// The window, without results whose call lies outside of it.
    func window(isComplete: Bool) -> Window {
        var calls = Set<String>()
        var kept = system.map { [$0] } ?? []
        var isWhole = isComplete
        for item in items.reversed() {
            if let call = item.message?.toolCallID, !calls.contains(call) {
                isWhole = false
                continue
            }
            calls.formUnion(Self.callIDs(item.message))
            kept.append(item)
        }
        let entries = kept.map(\.entry).sorted { $0.sequence < $1.sequence }
        return Window(entries: entries, tokens: kept.reduce(0) { $0 + $1.tokens }, isComplete: isWhole)
    }

    private func item(_ entry: Entry) throws -> Item {
        let message = Message(body: entry.body)
        let tokens = try message.map { try counter.count($0) } ?? 0
        guard tokens >= 0 else { throw MultichatError(.invalid, "The counter of tokens answered \(tokens).") }
        return Item(entry: entry, message: message, tokens: tokens)
    }

    /// The ids of the calls that a message makes: `[{"id":…}]`, as models write them.
    private static func callIDs(_ message: Message?) -> [String] {
        guard let calls = message?.toolCalls else { return [] }
        let value = JSONValue(calls)
        return (value.array ?? [value]).compactMap { $0["id"]?.string }
    }
}
