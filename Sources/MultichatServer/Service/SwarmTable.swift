import Multichat
import MultichatSearch
import Synchronization

/// The tenants' sessions and their indexes, each opened once.
final class SwarmTable: Sendable {
    /// What is open of a tenant.
    struct Tenant: Sendable {
        /// Its sessions.
        let swarm: Swarm
        /// What searches them, once it was asked for.
        var index: SearchIndex?
        /// What ranks its learnings, once it was asked for.
        var brain: BrainIndex?
    }

    private static let capacity = 1000
    private let store: any Store
    private let indexPath: @Sendable (Namespace) throws -> String?
    private let tenants = Mutex<[Namespace: Tenant]>([:])

    init(_ store: any Store, indexPath: @escaping @Sendable (Namespace) throws -> String?) {
        self.store = store
        self.indexPath = indexPath
    }

    /// The sessions of a tenant.
    func swarm(of namespace: Namespace) -> Swarm {
        tenants.withLock { tenants in
            if let known = tenants[namespace] { return known.swarm }
            if tenants.count >= Self.capacity { tenants = tenants.filter { $0.value.index != nil } }
            let swarm = Swarm(store, namespace: namespace)
            tenants[namespace] = Tenant(swarm: swarm)
            return swarm
        }
    }

    /// What searches a tenant's sessions.
    ///
    /// - Throws: ``MultichatError`` with the code `unavailable` where the server was given no place for indexes.
    func index(of namespace: Namespace) throws -> SearchIndex {
        let swarm = swarm(of: namespace)
        return try tenants.withLock { tenants in
            if let index = tenants[namespace]?.index { return index }
            guard let path = try indexPath(namespace) else {
                throw MultichatError(.unavailable, "The server has no place for search indexes.")
            }
            let index = try SearchIndex(path, of: namespace.text)
            tenants[namespace] = Tenant(swarm: swarm, index: index, brain: BrainIndex(index))
            return index
        }
    }

    /// What a tenant's agents have learned; without a place for indexes all learnings are read for a recall.
    func brain(of namespace: Namespace) throws -> Brain {
        let swarm = swarm(of: namespace)
        guard try indexPath(namespace) != nil else { return swarm.brain }
        _ = try index(of: namespace)
        return Brain(swarm, index: tenants.withLock { $0[namespace]?.brain })
    }

    /// Closes the indexes.
    func close() {
        for tenant in tenants.withLock({ $0.values.map { $0 } }) { tenant.index?.close() }
        tenants.withLock { $0 = [:] }
    }
}
