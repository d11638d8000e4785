import Multichat
import MultichatSQLite

/// What counting an append costs, as a part of the append.
struct MetricsCost: Goal {
    let name = "metrics-cost"

    func measure(in bench: Bench) throws -> [Outcome] {
        let swarm = try StoreKind.sqlite.open(try bench.fresh("own"))
        let chat = try swarm.start(Filling.session(0))
        let counting = StoreConfiguration(metrics: Metrics())
        let reference = chat.reference
        let series = try bench.compare([
            Side(name: "an append") { plan in
                try drive(plan) { _ in try chat.post(Sample.message, from: Sample.author) }
            },
            Side(name: "counting one") { plan in
                try drive(plan, operationsPerCall: 1000) { _ in
                    for _ in 0..<1000 {
                        try counting.measured(.append, reference, entries: 1) { Self.commit(counting) }
                    }
                }
            },
        ])
        try swarm.store.close()
        return [
            Outcome(
                work: "Counting an append, as a part of it", value: 100 * series[0].ratio(to: series[1], \.rate),
                unit: "%", requirement: .atMost(1), detail: rates(series), series: series)
        ]
    }

    /// What the store counts of a commit besides.
    private static func commit(_ configuration: StoreConfiguration) {
        configuration.metrics?.lookedUp(true)
        configuration.metrics?.committed(1, since: Platform.monotonicMicroseconds())
        configuration.metrics?.syncs.add()
    }
}
