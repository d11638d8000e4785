import Multichat

/// Durable appends of eight processes to one SQLite file, to one session or to one each.
struct WriterProcesses: Goal {
    let shared: Bool
    private let processes = 8

    var name: String { shared ? "processes-one-session" : "processes-own-sessions" }

    func measure(in bench: Bench) throws -> [Outcome] {
        let floorPath = try bench.fresh("floor")
        try Filling.make(.sqlite, at: floorPath, sessions: 1)
        let floor = try SQLiteFloor(path: floorPath)
        let path = try bench.fresh("own")
        try Filling.make(.sqlite, at: path, sessions: shared ? 1 : processes)

        let side = Side(name: "SQLite, one writer") { try floor.append($0) }
        var before = try bench.compare([side])[0]
        let together = try write(path, bench)
        before.rounds += try bench.compare([side])[0].rounds
        return outcomes(before, Series(name: "multichat, together", rounds: [together]))
    }

    private func outcomes(_ floor: Series, _ own: Series) -> [Outcome] {
        let work = "SQLite: append, \(processes) processes, \(shared ? "one session" : "one session each")"
        let measured = own.rounds[0]
        return [
            Outcome(
                work: work, value: measured.rate / floor.median(\.rate), unit: "× one-writer floor",
                requirement: .atLeast(1), detail: rates([floor, own]), series: [floor, own]),
            Outcome(
                work: "the worst of them in \(Int(measured.seconds.rounded())) s", value: measured.max / 1000,
                unit: "ms",
                requirement: .atMost(100), detail: "p99 \(fixed(measured.p99 / 1000, 1)) ms"),
        ]
    }

    /// Starts the processes, which begin at one time, and adds up what they did.
    private func write(_ path: String, _ bench: Bench) throws -> Measurement {
        let start = monotonicNow() + 1_000_000_000
        let workers = (0..<processes).map { number in
            AppendingWorker(path: path, session: shared ? 0 : number, seconds: bench.long, start: start)
        }
        let programs = workers.enumerated().map { number, worker in worker.program(bench.path("worker-\(number)")) }
        let started = try programs.map { try $0.start() }
        return Measurement(
            together: try zip(programs, started).map { program, process in
                try AppendingWorker.measurement(try program.finish(process))
            })
    }
}
