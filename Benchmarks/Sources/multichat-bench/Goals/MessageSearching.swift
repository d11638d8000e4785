import Multichat
import MultichatSearch

/// Searching a million messages, and indexing them.
struct MessageSearching: Goal {
    let name = "search"

    /// The words that are searched for: the two commonest, and a hundred of which about 1,000 messages have one.
    private static let common = [1, 2]
    private static let rare = Array(4000..<4100)

    func measure(in bench: Bench) throws -> [Outcome] {
        let swarm = try StoreKind.sqlite.open(try bench.fresh("own"))
        progress("  filling a SQLite store with \(bench.million) messages")
        try fill(bench.million, swarm)
        let index = try SearchIndex(bench.path("own") + "/store.search", of: "default")
        let search = try MessageSearch(swarm, index)
        let start = monotonicNow()
        try search.catchUp()
        let seconds = Double(monotonicNow() - start) / 1e9
        let series = try bench.compare([
            side("rare words", Self.rare, search), side("common words", Self.common, search), nothingNew(search),
        ])
        index.close()
        try swarm.store.close()
        let rate = Double(bench.million) / seconds
        return [
            Outcome(
                work: "Search: index \(bench.million) messages", value: rate, unit: "messages/s",
                requirement: .atLeast(30_000), detail: "\(grouped(seconds)) s"),
            outcome("words of up to 1,000 messages", series[0], 10_000),
            outcome("the commonest words", series[1], 100_000),
            Outcome(
                work: "Search: see that nothing is new", value: series[2].median(\.p50), unit: "µs",
                detail: times(series), series: series),
        ]
    }

    private func fill(_ count: Int, _ swarm: Swarm) throws {
        var texts = ZipfText(seed: 1)
        let sessions = 100
        for number in 0..<sessions { try swarm.start(Filling.session(number)) }
        for begin in stride(from: 0, to: count, by: 1000) {
            let chat = swarm.chat(Filling.session(begin / 1000 % sessions))
            try chat.append((0..<min(1000, count - begin)).map { _ in Filling.draft(chat, Message(texts.next()).body) })
        }
    }

    private func side(_ name: String, _ ranks: [Int], _ search: MessageSearch) -> Side {
        let words = ranks.map(ZipfText.word)
        let next = Counter()
        return Side(name: name) { plan in
            try drive(plan) { _ in
                let page = try search.search(SearchQuery(words[next.take() % words.count]))
                guard !page.hits.isEmpty else { throw BenchFailure("A word wasn't found.") }
            }
        }
    }

    private func nothingNew(_ search: MessageSearch) -> Side {
        Side(name: "nothing new") { plan in try drive(plan) { _ in try search.catchUp() } }
    }

    private func outcome(_ what: String, _ series: Series, _ limit: Double) -> Outcome {
        Outcome(
            work: "Search: \(what), best 20", value: series.median(\.p50), unit: "µs", requirement: .atMost(limit),
            detail: times([series]), series: [series])
    }
}
