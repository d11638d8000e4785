import Multichat
import MultichatOperations
import Synchronization

/// A writer's slowest appends beside maintenance that runs again and again, against the same writer alone.
struct MaintenanceBeside: Goal {
    let kind: StoreKind

    var name: String { "\(kind.rawValue)-maintenance" }

    func measure(in bench: Bench) throws -> [Outcome] {
        let swarm = try kind.open(try bench.fresh("own"))
        guard let store = swarm.store as? any Restoring else { throw BenchFailure("The store can't be looked after.") }
        try Filling.append(bench.hundredThousand, to: Filling.session(0), in: swarm)
        let chat = try swarm.start(Filling.session(1))
        let maintained = Maintained(store, swarm)
        let series = try bench.compare([
            Side(name: "alone") { try Self.post($0, to: chat) },
            Side(name: "beside maintenance") { plan in
                try maintained.during { try Self.post(plan, to: chat) }
            },
        ])
        try swarm.store.close()
        return [
            Outcome(
                work: "\(kind.title): p99 of appends beside maintenance", value: series[1].ratio(to: series[0], \.p99),
                unit: "× alone", requirement: .atMost(2),
                detail: times(series) + ", \(maintained.runs.take()) runs", series: series)
        ]
    }

    private static func post(_ plan: Plan, to chat: Chat) throws -> Measurement {
        try drive(plan) { _ in try chat.post(Sample.message, from: Sample.author) }
    }
}

/// Maintenance as its schedule does it, a tenth of a second behind each other, with sessions to sweep.
private struct Maintained: Sendable {
    let runs = Counter()
    private let store: any Restoring
    private let swarm: Swarm

    init(_ store: any Restoring, _ swarm: Swarm) {
        self.store = store
        self.swarm = swarm
    }

    func during(_ work: () throws -> Measurement) throws -> Measurement {
        for _ in 0..<100 { try swarm.start(expiry: .sliding(microseconds: 1)) }
        var settings = MaintenanceSettings()
        settings.interval = 100_000
        let maintenance = Maintenance(store, settings) { [runs] _ in _ = runs.take() }
        maintenance.start()
        defer { maintenance.stop() }
        return try work()
    }
}
