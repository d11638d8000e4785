import Multichat

/// The first page of the list of sessions in a large SQLite store, against a small one.
struct SessionList: Goal {
    let name = "sqlite-list"

    func measure(in bench: Bench) throws -> [Outcome] {
        let small = try fill(1000, "small", bench)
        let large = try fill(bench.hundredThousand, "own", bench)
        let series = try bench.compare([
            listing(small, "1,000 sessions"), listing(large, "\(bench.hundredThousand) sessions"),
        ])
        try small.store.close()
        try large.store.close()
        return [
            Outcome(
                work: "SQLite: list at \(bench.hundredThousand) sessions against 1,000",
                value: series[1].ratio(to: series[0], \.p50), unit: "× the time", requirement: .atMost(1.5),
                detail: times(series), series: series)
        ]
    }

    private func fill(_ count: Int, _ name: String, _ bench: Bench) throws -> Swarm {
        let swarm = try StoreKind.sqlite.open(try bench.fresh(name))
        try Filling.start(count, in: swarm)
        return swarm
    }

    private func listing(_ swarm: Swarm, _ name: String) -> Side {
        Side(name: name) { plan in
            try drive(plan) { _ in
                guard try swarm.sessions().items.count == 100 else { throw BenchFailure("The page isn't full.") }
            }
        }
    }
}
