import Multichat

/// Durable appends of 64 entries each, against SQLite's bare statements; no goal, but a figure to know.
struct Batches: Goal {
    let name = "sqlite-batches"
    private let size = 64

    func measure(in bench: Bench) throws -> [Outcome] {
        let path = try bench.fresh("floor")
        try Filling.make(.sqlite, at: path, sessions: 1)
        let floor = try SQLiteFloor(path: path)
        let swarm = try StoreKind.sqlite.open(try bench.fresh("own"))
        let chat = try swarm.start(Filling.session(0))
        let size = size
        let series = try bench.compare([
            Side(name: "SQLite, \(size) a transaction") { try floor.append($0, batch: size) },
            Filling.batches(of: size, to: chat),
        ])
        try swarm.store.close()
        return [
            Outcome(
                work: "SQLite: append, \(size) a batch", value: series[1].ratio(to: series[0], \.rate), unit: "× floor",
                detail: rates(series), series: series)
        ]
    }
}
