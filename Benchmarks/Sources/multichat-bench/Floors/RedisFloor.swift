import CFloors

/// The floor of Redis: bare commands through hiredis on one connection.
final class RedisFloor {
    private let redis: OpaquePointer

    /// Connects to a server of this machine.
    init(port: Int) throws {
        var redis: OpaquePointer?
        guard floor_redis_open(Int32(port), Int32(Sample.length), &redis) == 0, let redis else {
            let reason = String(cString: floor_redis_message(redis))
            floor_redis_close(redis)
            throw BenchFailure("The floor's Redis: \(reason).")
        }
        self.redis = redis
    }

    deinit { floor_redis_close(redis) }

    /// So many XADD in a pipeline a call.
    func append(_ plan: Plan, batch: Int = 1) throws -> Measurement {
        try measure(batch) { result in
            withUnsafePointer(to: plan.floorPlan) { floor_redis_append(redis, Int32(batch), $0, &result) }
        }
    }

    /// XREVRANGE of the newest 50 a call.
    func readNewest(_ plan: Plan) throws -> Measurement {
        try measure { result in
            withUnsafePointer(to: plan.floorPlan) { floor_redis_read(redis, $0, &result) }
        }
    }

    /// The bytes of memory that the server uses.
    func memory() throws -> Int {
        let bytes = Int(floor_redis_memory(redis))
        guard bytes >= 0 else { throw BenchFailure("The server doesn't say how much memory it uses.") }
        return bytes
    }

    private func measure(_ operationsPerCall: Int = 1, _ run: (inout floor_result) -> Int32) throws -> Measurement {
        guard let measurement = Measurement(operationsPerCall: operationsPerCall, run) else {
            throw BenchFailure("Redis' floor: \(String(cString: floor_redis_message(redis))).")
        }
        return measurement
    }
}
