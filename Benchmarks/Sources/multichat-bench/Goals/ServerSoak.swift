import CFloors
import Multichat

/// Ten minutes of mixed load with followers that come and go: does the server grow?
struct ServerSoak: Goal {
    /// What a process holds.
    private struct Holding {
        var resident: Int
        var descriptors: Int
    }

    let name = "server-soak"

    func measure(in bench: Bench) throws -> [Outcome] {
        let minute = bench.quick ? 3 : 60
        let server = try Served.empty(sessions: 50, in: bench)
        let load = LoadGenerator(port: server.port, bench: bench, connections: 16)
        // Each part is a run of its own, so that connections come and go too.
        var measured: [Measurement] = []
        var held: [Holding] = []
        for _ in 0..<10 {
            let run = try load.start(.mixed, seconds: minute)
            held.append(try watch(server, seconds: minute))
            measured.append(try load.report(of: run))
        }
        let memory = growth(held.map(\.resident))
        let files = growth(held.map(\.descriptors))
        let total = Measurement(together: measured)
        let figures = held.map { "\(fixed(Double($0.resident) / 1e6, 1)) MB" }.joined(separator: ", ")
        return [
            Outcome(
                work: "HTTP: memory over 10 parts of mixed load", value: memory, unit: "× the first part",
                requirement: .atMost(1.05),
                detail: "\(grouped(Double(total.operations))) requests, the slowest \(fixed(total.max / 1000, 0)) ms; "
                    + figures),
            Outcome(
                work: "HTTP: descriptors over the same", value: files, unit: "× the first part",
                requirement: .atMost(1.05), detail: held.map { "\($0.descriptors)" }.joined(separator: ", ")),
        ]
    }

    /// Lets followers come and go for most of a part; answers the most that was held.
    private func watch(_ server: ServedStore, seconds: Int) throws -> Holding {
        var most = Holding(resident: 0, descriptors: 0)
        let end = monotonicNow() + Int64(seconds - 1) * 1_000_000_000
        while monotonicNow() < end {
            let followers = try Followers(20, of: "/v1/events", port: server.port)
            floor_rest(500)
            withExtendedLifetime(followers) {
                most.resident = max(most.resident, server.resident)
                most.descriptors = max(most.descriptors, server.descriptors)
            }
        }
        return most
    }

    private func growth(_ values: [Int]) -> Double {
        Double(values.dropFirst().max() ?? 0) / Double(max(values.first ?? 0, 1))
    }
}
