import Multichat
import MultichatJSON
import MultichatRedis
import MultichatRedisSupport

/// What the doctor asks an open store.
struct StoreChecks {
    private let store: any Restoring

    init(_ store: any Restoring) { self.store = store }

    func all() -> [HealthReport.Finding] {
        asking("store") { FactChecks.all(try (store as? any Describing)?.facts() ?? []) }
            + asking("leftovers") { try leftovers() } + asking("promises") { try promises() }
            + asking("integrity") { [try lists()] } + asking("newest entry") { [try newest()] }
    }

    /// What a crash has left of a JSON store's logs.
    private func leftovers() throws -> [HealthReport.Finding] {
        guard let json = store as? JSONStore else { return [] }
        return [try Leftovers.finding(in: json.path)]
    }

    private func promises() throws -> [HealthReport.Finding] {
        guard let redis = store as? RedisStore else { return [] }
        return PromiseChecks.all(try redis.promises, isCache: redis.url.options.isCache)
    }

    /// Damage of what sessions are listed from.
    private func lists() throws -> HealthReport.Finding {
        let damage = try (store as? any Checking)?.checkLists() ?? []
        guard let first = damage.first else {
            return .init(.ok, "integrity", "The lists of sessions are whole; `multichat verify` looks at everything.")
        }
        return .init(
            .critical, "integrity", "What sessions are listed from is damaged: \(first.place): \(first.reason)",
            hint: "`multichat verify` lists all damage.")
    }

    /// Entries from the future tell of a wrong clock, here or where they were written.
    private func newest() throws -> HealthReport.Finding {
        var query = SessionQuery(namespace: nil)
        query.limit = 1
        guard let newest = try store.sessions(query).items.first else {
            return .init(.ok, "newest entry", "The store has no sessions yet.")
        }
        return Self.newest(newest.updatedAt, now: store.configuration.clock())
    }

    static func newest(_ time: Timestamp, now: Timestamp) -> HealthReport.Finding {
        let ahead = (time.microseconds - now.microseconds) / 1_000_000
        guard ahead > 120 else { return .init(.ok, "newest entry", "The newest entry is of \(time).") }
        return .init(
            .warning, "newest entry", "The newest entry is \(ahead) s ahead of this machine's clock.",
            hint: "Compare the clocks of the machines that write: timedatectl.")
    }

    /// Asks something; what fails is a finding.
    private func asking(
        _ check: String, _ ask: () throws -> [HealthReport.Finding]
    ) -> [HealthReport.Finding] {
        do {
            return try ask()
        } catch {
            let error = error as? MultichatError ?? MultichatError(.internal, "\(error)")
            return [.init(.critical, check, error.message, hint: error.hint)]
        }
    }
}
