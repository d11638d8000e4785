import Multichat
import MultichatRedis

/// What the doctor says of what Redis servers promise.
enum PromiseChecks {
    static func all(_ promises: RedisPromises, isCache: Bool) -> [HealthReport.Finding] {
        [durability(promises, isCache), eviction(promises, isCache), memory(promises)]
    }

    private static func durability(_ promises: RedisPromises, _ isCache: Bool) -> HealthReport.Finding {
        let text =
            "When a server loses its power, what is lost is told by its durability: \(promises.durability.rawValue)."
        if isCache || promises.durability >= .replicated { return .init(.ok, "persistence", text) }
        let hint =
            promises.durability == .none
            ? "Switch the append-only file on: CONFIG SET appendonly yes, and appendfsync always."
            : "Have it sync each write (CONFIG SET appendfsync always), or wait for replicas, or use a hybrid store."
        return .init(promises.durability == .none ? .critical : .warning, "persistence", text, hint: hint)
    }

    private static func eviction(_ promises: RedisPromises, _ isCache: Bool) -> HealthReport.Finding {
        let text = "When memory is full, the server's rule is \(promises.evictionPolicy)."
        if isCache || promises.evictionPolicy == "noeviction" { return .init(.ok, "eviction", text) }
        return .init(.critical, "eviction", text, hint: "CONFIG SET maxmemory-policy noeviction.")
    }

    private static func memory(_ promises: RedisPromises) -> HealthReport.Finding {
        guard promises.memoryLimit > 0 else {
            return .init(.ok, "memory", "Redis uses \(Size.text(promises.memory)), without a limit.")
        }
        let text = "Redis uses \(Size.text(promises.memory)) of \(Size.text(promises.memoryLimit))."
        guard promises.memory > promises.memoryLimit / 10 * 9 else { return .init(.ok, "memory", text) }
        return .init(.warning, "memory", text, hint: "Raise maxmemory, or let old sessions expire.")
    }
}
