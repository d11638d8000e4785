import Multichat

/// Durable appends of one writer, against the floor.
struct OneWriter: Goal {
    let kind: StoreKind

    var name: String { "\(kind.rawValue)-one-writer" }

    func measure(in bench: Bench) throws -> [Outcome] {
        let swarm = try kind.open(try bench.fresh("own"))
        let chat = try swarm.start(Filling.session(0))
        let store = Side(name: "multichat") { plan in
            try drive(plan) { _ in try chat.post(Sample.message, from: Sample.author) }
        }
        let series = try bench.compare([try floor(in: bench), store])
        try swarm.store.close()
        return [
            Outcome(
                work: "\(kind.title): append, one writer", value: series[1].ratio(to: series[0], \.rate),
                unit: "× floor",
                requirement: .atLeast(0.85), detail: rates(series), series: series)
        ]
    }

    private func floor(in bench: Bench) throws -> Side {
        let path = try bench.fresh("floor")
        guard kind == .sqlite else {
            let floor = try LogFloor(path: path)
            return Side(name: "append + fdatasync", measure: floor.append)
        }
        try Filling.make(.sqlite, at: path, sessions: 1)
        let floor = try SQLiteFloor(path: path)
        return Side(name: "SQLite, one a transaction") { try floor.append($0) }
    }
}
