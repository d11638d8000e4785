import Multichat
import MultichatStores

/// Tells what happens on the tour; silent where JSON is wanted.
final class TourGuide {
    private let call: Invocation
    let style = Style.of(Descriptor.output)
    private var steps = 0

    init(_ call: Invocation) { self.call = call }

    func welcome() throws { try say([style.bold("multichat") + " – " + Overview.promise]) }

    /// Begins a step.
    func step(_ title: String, _ text: String...) throws {
        steps += 1
        try say(["", style.bold("\(steps)  \(title)")] + text.map { style.dim("   " + $0) } + [""])
    }

    /// Tells what is stored.
    func stored(_ receipts: [TourReceipt]) throws {
        guard let first = receipts.first?.sequence, let last = receipts.last?.sequence else { return }
        try say([check("\(Figures.count(receipts.count, "message", "messages")) stored: \(first) to \(last)")])
    }

    /// Tells how the second process ended.
    func died(_ crash: TourCrash) throws {
        try stored(crash.acknowledged)
        let moment = crash.wasWriting ? "while it wrote the batch" : "just after it wrote the batch"
        try say(["   " + style.red("✗") + "  killed " + moment])
    }

    func compared(_ result: TourResult) throws {
        guard result.isGood else { return try say(result.differences.map { "   " + style.red("✗  \($0)") }) }
        let batch = result.stored == 0 ? "nothing" : "all"
        try say([
            check("all \(result.acknowledged) acknowledged entries are there: same sequence, id and chain value"),
            check("of the batch in flight \(batch) is there: a batch is stored whole or not at all"),
            check("the chain of all \(Figures.grouped(result.entries)) entries is as it was computed"),
        ])
    }

    /// Shows the conversation, without the batch, if that is there.
    func showAll(_ chat: Chat) throws {
        try EntryReader(chat).read(EntryQuery(chat.reference)) { entry in
            guard entry.kind != TourScript.minutesKind else { return }
            try say(EntryText(entry, style).lines.map { "   " + $0 })
        }
    }

    func moved(_ result: TourResult) throws {
        let width = result.stores.map { $0.url.description.count }.max() ?? 0
        let chains = Set(result.stores.map(\.head.chain))
        try say(
            result.stores.map { store in
                let chain = store.head.chain.description
                let url = Columns.pad(store.url.description, to: width)
                return "   \(style.cyan(url))  \(store.head.sequence):\(chain.prefix(16))…\(chain.suffix(8))"
            } + [chains.count == 1 ? check("equal chains") : "   " + style.red("✗  the chains differ")])
    }

    private func check(_ text: String) -> String { "   " + style.green("✓") + "  " + text }

    /// Prints lines, at once.
    func say(_ lines: [String]) throws {
        guard !call.isJSON else { return }
        for line in lines { call.output.line(line) }
        try call.output.flush()
    }
}
