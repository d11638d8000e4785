import CFloors

/// The floor of a durable append: a line of a file and an `fdatasync`.
final class LogFloor {
    private let log: OpaquePointer

    /// Creates the file.
    init(path: String, threads: Int = 1) throws {
        var log: OpaquePointer?
        try check(floor_log_open(path, Int32(Sample.length), Int32(threads), &log), "The floor's file \(path)")
        guard let log else { throw BenchFailure("The floor's file \(path) could not be made.") }
        self.log = log
    }

    deinit { floor_log_close(log) }

    /// Appends a line a call; several threads share each sync.
    func append(_ plan: Plan) throws -> Measurement {
        var result = floor_result()
        try withUnsafePointer(to: plan.floorPlan) { plan in
            try check(floor_log_append(log, plan, &result), "The floor's append")
        }
        return Measurement(result)
    }
}
