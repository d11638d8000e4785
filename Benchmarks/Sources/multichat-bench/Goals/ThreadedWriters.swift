import Multichat

/// Durable appends of many threads to one SQLite file, each in a session of its own.
struct ThreadedWriters: Goal {
    let threads: Int
    let goal: Double

    var name: String { "sqlite-\(threads)-threads" }

    func measure(in bench: Bench) throws -> [Outcome] {
        let path = try bench.fresh("floor")
        try Filling.make(.sqlite, at: path, sessions: threads)
        let floor = try SQLiteFloor(path: path)
        let swarm = try StoreKind.sqlite.open(try bench.fresh("own"))
        let chats = try (0..<threads).map { try swarm.start(Filling.session($0)) }
        let series = try bench.compare(
            [
                Side(name: "SQLite, one writer") { try floor.append(Plan(seconds: $0.seconds)) },
                Side(name: "SQLite, shared commits", measure: floor.appendShared),
                Filling.posts(to: chats),
            ], threads: threads)
        try swarm.store.close()
        return [
            Outcome(
                work: "SQLite: append, \(threads) threads", value: series[2].ratio(to: series[0], \.rate),
                unit: "× one-writer floor", requirement: .atLeast(goal), detail: rates([series[0], series[2]]),
                series: series),
            Outcome(
                work: "SQLite: append, \(threads) threads", value: series[2].ratio(to: series[1], \.rate),
                unit: "× shared floor", detail: rates([series[1], series[2]])),
        ]
    }
}
