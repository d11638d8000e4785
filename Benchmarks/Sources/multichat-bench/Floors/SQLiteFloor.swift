import CFloors

/// The floor of SQLite: the bare statements of Multichat's schema in a database that Multichat made.
final class SQLiteFloor {
    private let database: OpaquePointer

    /// Opens a database to write or to read; its sessions are those that the threads work on.
    init(path: String, reads: Bool = false) throws {
        var database: OpaquePointer?
        let answer = path.withCString { path in
            var setup = floor_database_setup()
            setup.path = path
            setup.pragmas = reads ? multichat_reader_pragmas : multichat_writer_pragmas
            setup.sessions = multichat_sessions
            setup.statements = reads ? multichat_newest_50 : multichat_append_entry
            setup.finish = reads ? nil : multichat_append_finish
            setup.body = Int32(Sample.length)
            return floor_database_open(&setup, &database)
        }
        guard answer == 0, let database else {
            let reason = String(cString: floor_database_message(database))
            floor_database_close(database)
            throw BenchFailure("The floor's database \(path): \(reason).")
        }
        self.database = database
    }

    deinit { floor_database_close(database) }

    /// A transaction a call, by one thread.
    func append(_ plan: Plan, batch: Int = 1) throws -> Measurement {
        try measure(batch) { result in
            withUnsafePointer(to: plan.floorPlan) { floor_database_append(database, Int32(batch), $0, &result) }
        }
    }

    /// An entry a call; the threads share commits.
    func appendShared(_ plan: Plan) throws -> Measurement {
        try measure { result in
            withUnsafePointer(to: plan.floorPlan) { floor_database_append_shared(database, $0, &result) }
        }
    }

    /// Reads the newest 50 of the first session a call.
    func readNewest(_ plan: Plan) throws -> Measurement {
        let before = floor_database_rows(database)
        let measurement = try measure { result in
            withUnsafePointer(to: plan.floorPlan) { floor_database_read(database, $0, &result) }
        }
        guard floor_database_rows(database) - before == 50 * measurement.operations else {
            throw BenchFailure("The floor read other than 50 rows a call.")
        }
        return measurement
    }

    private func measure(_ operationsPerCall: Int = 1, _ run: (inout floor_result) -> Int32) throws -> Measurement {
        guard let measurement = Measurement(operationsPerCall: operationsPerCall, run) else {
            throw BenchFailure("SQLite's floor: \(String(cString: floor_database_message(database))).")
        }
        return measurement
    }
}
