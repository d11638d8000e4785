import Multichat
import MultichatStores

/// `store info`: what the store is and how it does.
enum StoreCommand {
    private static let verb = Positional("info", "the word `info`").with { $0.completion = .words(["info"]) }

    static let command = Command("store", "show what the store is and what it promises", in: .records, action: run)
        .with {
            $0.details = """
                `store info` prints the kind of store and where it is, without a password; its size and how many \
                sessions it has; what it promises about an append that was answered (`durability`: none, up to 1 s, \
                replicated or synced); of Redis also version, memory and connections; of a hybrid its mode, whether the \
                hot store is in use (`breaker`: closed is in use), and what waits to be copied. Nothing is made where no \
                store is.
                """
            $0.positionals = [verb]
            $0.examples = ["store info", "store info --json"]
        }

    private static func run(_ call: Invocation) throws -> ExitCode {
        guard call.word(verb) == "info" else {
            throw UsageError("`store` has no such word.", hint: "Usage: multichat store info")
        }
        let store = try call.store()
        // Before the sessions are counted, for which a hybrid copies what waits.
        var facts = try (store as? any Describing)?.facts() ?? []
        facts += (store as? any Recovering).map { [StoreFact("recoveries", .number($0.recoveries.count))] } ?? []
        var sessions = 0
        let leftOut = try store.forEachSession(in: nil, includingSystem: false) { _ in sessions += 1 }
        let result = StoreInfoResult(url: try call.storeURL.description, sessions: sessions, facts: facts)
        try call.show(result, Style.of(Descriptor.output))
        return call.tell(LeftOut(leftOut))
    }
}
