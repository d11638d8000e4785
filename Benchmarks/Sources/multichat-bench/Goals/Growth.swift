import Multichat

/// Appending and reading the newest 50 with a million entries, against a thousand.
struct Growth: Goal {
    let kind: StoreKind

    var name: String { "\(kind.rawValue)-growth" }

    func measure(in bench: Bench) throws -> [Outcome] {
        let large = try kind.open(try bench.million(kind))
        let small = try kind.open(try bench.fresh("small"))
        try Filling.append(1000, to: Filling.session(0), in: small)
        let reads = try bench.compare([reading(small, name: "1,000"), reading(large, name: "\(bench.million)")])
        try small.store.close()
        let appends = try appends(large, bench)
        try large.store.close()
        return [outcome("append", appends), outcome("newest 50", reads)]
    }

    /// A call of each round appends to a store of a thousand that was just made, so that it stays that small.
    private func appends(_ large: Swarm, _ bench: Bench) throws -> [Series] {
        let kind = kind
        return try bench.compare(
            [
                Side(name: "1,000") { plan in
                    let swarm = try kind.open(try bench.fresh("small"))
                    try Filling.append(1000, to: Filling.session(0), in: swarm)
                    let measurement = try Self.post(plan, to: swarm)
                    try swarm.store.close()
                    return measurement
                },
                Side(name: "\(bench.million)") { try Self.post($0, to: large) },
            ], calls: 1000)
    }

    private static func post(_ plan: Plan, to swarm: Swarm) throws -> Measurement {
        let chat = swarm.chat(Filling.session(0))
        return try drive(plan) { _ in try chat.post(Sample.message, from: Sample.author) }
    }

    private func outcome(_ verb: String, _ series: [Series]) -> Outcome {
        Outcome(
            work: "\(kind.title): \(verb) at \(series[1].name) against 1,000",
            value: series[1].ratio(to: series[0], \.p50), unit: "× the time", requirement: .atMost(1.2),
            detail: times(series), series: series)
    }
}
