import Multichat

/// The first page of the list of sessions in a large SQLite store, against a small one.
struct SessionList: Goal {
    let name = "sqlite-list"

    func measure(in bench: Bench) throws -> [Outcome] {
        let small = try side(1000, "small", bench)
        let large = try side(bench.hundredThousand, "own", bench)
        let series = try bench.compare([small, large])
        return [
            Outcome(
                work: "SQLite: list at \(bench.hundredThousand) sessions against 1,000",
                value: series[1].ratio(to: series[0], \.p50), unit: "× the time", requirement: .atMost(1.5),
                detail: times(series), series: series)
        ]
    }

    private func side(_ count: Int, _ name: String, _ bench: Bench) throws -> Side {
        let swarm = try StoreKind.sqlite.open(try bench.fresh(name))
        try Filling.start(count, in: swarm)
        return Side(name: "\(count) sessions") { plan in
            try drive(plan) { _ in
                guard try swarm.sessions().items.count == 100 else { throw BenchFailure("The page isn't full.") }
            }
        }
    }
}
