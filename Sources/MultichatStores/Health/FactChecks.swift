import Multichat

/// What the doctor reads from what a store tells of itself; a hybrid tells of its stores behind `durable` and `hot`.
enum FactChecks {
    private static let longLog = 64 << 20
    private static let longLag: Int64 = 60_000_000

    /// What is looked at, by the fact's name.
    private static let checks: [String: @Sendable (StoreFact) -> HealthReport.Finding?] = [
        "version": { fact in text(fact).map { .init(.ok, "version", "\($0).") } },
        "log size": { fact in
            guard case .bytes(let size) = fact.value else { return nil }
            guard size > longLog else { return .init(.ok, fact.name, "The write-ahead log takes \(Size.text(size)).") }
            return .init(
                .warning, fact.name, "The write-ahead log takes \(Size.text(size)): a reader keeps it from its end.",
                hint: "End programs that read for minutes; the log shrinks with the next append.")
        },
        "breaker": { fact in
            guard let state = text(fact) else { return nil }
            guard state != "closed" else { return .init(.ok, "hot store", "The hot store is in use.") }
            return .init(
                .warning, "hot store",
                "The hot store is not in use (breaker: \(state)); answers come from the durable one.",
                hint: "Look after the hot store; it is tried again by itself.")
        },
        "flush lag": { fact in
            guard case .time(let lag) = fact.value else { return nil }
            guard lag > longLag else { return .init(.ok, fact.name, "Nothing waits long to be made durable.") }
            return .init(
                .critical, fact.name, "Entries wait for \(lag / 1_000_000) s to reach the durable store.",
                hint: "See whether the durable store can be written; keep the hot one alive until then.")
        },
        "archive failure": { fact in
            text(fact).map {
                .init(
                    .warning, fact.name, "The archive can't be written: \($0)", hint: "Look after the archive's store.")
            }
        },
    ]

    static func all(_ facts: [StoreFact]) -> [HealthReport.Finding] {
        facts.compactMap { fact in
            var fact = fact
            let parts = fact.name.split(separator: " ", maxSplits: 1)
            if parts.count == 2, parts[0] == "durable" || parts[0] == "hot" { fact.name = String(parts[1]) }
            return checks[fact.name]?(fact)
        }
    }

    private static func text(_ fact: StoreFact) -> String? {
        guard case .text(let text) = fact.value else { return nil }
        return text
    }
}
