import Multichat

extension HybridStore: Describing {
    /// How it is joined and how it does; then what its stores tell of themselves.
    public func facts() throws -> [StoreFact] {
        let figures = figures
        var facts = [
            StoreFact("kind", .text("hybrid")), StoreFact("mode", .text(options.mode.rawValue)),
            StoreFact("breaker", .text(figures.breaker)),
            StoreFact("waiting sessions", .number(figures.waitingSessions)),
            StoreFact("unflushed entries", .number(figures.unflushedEntries)),
            StoreFact("flush lag", .time(figures.lag)), StoreFact("dropped copies", .number(figures.dropped)),
            StoreFact("rebased entries", .number(figures.rebased)),
        ]
        if let failure = figures.archiveFailure { facts.append(StoreFact("archive failure", .text(failure))) }
        if let durable = durable as? any Describing {
            facts += try durable.facts().map { StoreFact("durable " + $0.name, $0.value) }
        }
        let base = (hot.base as? PlainHotStore)?.base ?? hot.base
        let told = try? hot.attempt { _ in try (base as? any Describing)?.facts() ?? [] }
        return facts + (told ?? []).map { StoreFact("hot " + $0.name, $0.value) }
    }
}
