import Multichat

/// Reading the newest 50 entries of a session of 10,000 as Swift values.
struct NewestFifty: Goal {
    let kind: StoreKind

    var name: String { "\(kind.rawValue)-newest" }

    func measure(in bench: Bench) throws -> [Outcome] {
        let path = try bench.fresh("own")
        let swarm = try kind.open(path)
        try Filling.append(10_000, to: Filling.session(0), in: swarm)
        let side = reading(swarm)
        let outcome = kind == .sqlite ? try againstFloor(side, path, bench) : try alone(side, bench)
        try swarm.store.close()
        return [outcome]
    }

    private func againstFloor(_ side: Side, _ path: String, _ bench: Bench) throws -> Outcome {
        let floor = try SQLiteFloor(path: path, reads: true)
        let series = try bench.compare([Side(name: "the same columns in C", measure: floor.readNewest), side])
        return Outcome(
            work: "SQLite: newest 50 of 10,000", value: series[1].ratio(to: series[0], \.p50), unit: "× floor's time",
            requirement: .atMost(2), detail: times(series), series: series)
    }

    private func alone(_ side: Side, _ bench: Bench) throws -> Outcome {
        let series = try bench.compare([side])
        return Outcome(
            work: "JSON: newest 50 of 10,000", value: series[0].median(\.p50), unit: "µs", requirement: .atMost(150),
            detail: times(series), series: series)
    }
}

/// Reads the newest 50 entries of the first session of a store.
func reading(_ swarm: Swarm, name: String = "multichat") -> Side {
    let chat = swarm.chat(Filling.session(0))
    return Side(name: name) { plan in
        try drive(plan) { _ in
            guard try chat.entries(last: 50).count == 50 else { throw BenchFailure("Other than 50 entries were read.") }
        }
    }
}
