import Multichat
import MultichatRedis
import Testing

@testable import MultichatStores

/// The doctor's judgements, figure by figure.
struct CheckTests {
    @Test func theMachineIsJudged() {
        #expect(MachineChecks.clock(Timestamp(microseconds: 0)).level == .critical)
        #expect(MachineChecks.openFiles(256).level == .warning)
        #expect(MachineChecks.openFiles(65_536).level == .ok)
        #expect(PlaceChecks.rights("x", 0o600, isStore: true, canWrite: true).level == .ok)
        #expect(PlaceChecks.rights("x", 0o644, isStore: true, canWrite: true).level == .warning)
        #expect(PlaceChecks.rights("x", 0o755, isStore: false, canWrite: true).level == .ok)
        #expect(PlaceChecks.rights("x", 0o600, isStore: true, canWrite: false).level == .critical)
    }

    static let facts: [(StoreFact, HealthReport.Level?)] = [
        (StoreFact("log size", .bytes(1 << 20)), .ok), (StoreFact("log size", .bytes(65 << 20)), .warning),
        (StoreFact("durable log size", .bytes(65 << 20)), .warning), (StoreFact("breaker", .text("closed")), .ok),
        (StoreFact("breaker", .text("open")), .warning), (StoreFact("flush lag", .time(0)), .ok),
        (StoreFact("flush lag", .time(61_000_000)), .critical), (StoreFact("archive failure", .text("x")), .warning),
        (StoreFact("hot version", .text("Redis 7")), .ok), (StoreFact("kind", .text("sqlite")), nil),
    ]

    @Test(arguments: facts) func whatAStoreTellsIsJudged(_ fact: StoreFact, _ level: HealthReport.Level?) {
        #expect(FactChecks.all([fact]).first?.level == level)
    }

    @Test func whatRedisPromisesIsJudged() {
        var promises = RedisPromises(
            durability: .synced, version: "7.0", evictionPolicy: "noeviction", memory: 1, memoryLimit: 0, replicas: 0,
            masters: 1, connections: [:])
        #expect(HealthReport(PromiseChecks.all(promises, isCache: false)).level == .ok)
        promises.durability = .upToOneSecond
        #expect(HealthReport(PromiseChecks.all(promises, isCache: false)).level == .warning)
        promises.durability = .none
        #expect(HealthReport(PromiseChecks.all(promises, isCache: false)).level == .critical)
        #expect(HealthReport(PromiseChecks.all(promises, isCache: true)).level == .ok)
        promises.durability = .replicated
        promises.evictionPolicy = "allkeys-lru"
        #expect(HealthReport(PromiseChecks.all(promises, isCache: false)).level == .critical)
        promises.evictionPolicy = "noeviction"
        (promises.memory, promises.memoryLimit) = (95, 100)
        #expect(HealthReport(PromiseChecks.all(promises, isCache: false)).level == .warning)
    }
}
