import CFloors

/// What one round of a work measured.
struct Measurement: Codable, Sendable {
    /// How much was done.
    var operations: Int
    /// How long it took.
    var seconds: Double
    /// What half the calls took at most, in microseconds.
    var p50: Double
    /// What 99 of 100 calls took at most, in microseconds.
    var p99: Double
    /// What the longest call took, in microseconds.
    var max: Double

    /// Operations a second.
    var rate: Double { Double(operations) / seconds }

    /// What was measured elsewhere: `times` are p50, p99 and the longest, in microseconds.
    init(operations: Int, seconds: Double, times: (p50: Double, p99: Double, max: Double)) {
        self.operations = operations
        self.seconds = seconds
        (p50, p99, max) = times
    }

    /// Runs a floor's measuring loop; `nil` where it fails.
    init?(operationsPerCall: Int, _ run: (inout floor_result) -> Int32) {
        var result = floor_result()
        guard run(&result) == 0 else { return nil }
        self.init(result, operationsPerCall: operationsPerCall)
    }

    /// Reads what the measuring loop answered.
    init(_ result: floor_result, operationsPerCall: Int = 1) {
        operations = Int(result.calls) * operationsPerCall
        seconds = result.seconds
        p50 = result.p50
        p99 = result.p99
        max = result.max
    }

    /// What several processes did in the same time: their operations together, their worst times.
    init(together all: [Measurement]) {
        operations = all.reduce(0) { $0 + $1.operations }
        seconds = all.map(\.seconds).max() ?? 0
        p50 = median(all.map(\.p50))
        p99 = all.map(\.p99).max() ?? 0
        max = all.map(\.max).max() ?? 0
    }
}
