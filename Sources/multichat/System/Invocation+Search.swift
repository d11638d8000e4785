import Multichat
import MultichatSearch
import MultichatStores

extension Invocation {
    /// The index beside the store, or in the cache folder where the store isn't here.
    func searchIndex(of swarm: Swarm) throws -> SearchIndex {
        let path = try Self.indexPath(try storeURL, swarm.namespace)
        return try SearchIndex(path, of: swarm.namespace.text) { [isJSON, notes] in
            notes.note($0, asJSON: isJSON)
        }
    }

    /// What makes that index forget what was erased.
    func indexForgetting(of swarm: Swarm) throws -> IndexForgetting {
        IndexForgetting(try Self.indexPath(try storeURL, swarm.namespace), of: swarm.namespace.text)
    }

    /// The path of the index of a store's namespace.
    static func indexPath(_ url: StoreURL, _ namespace: Namespace) throws -> String {
        switch url {
        case .sqlite(let path), .json(let path): IndexPlace.beside(path, namespace)
        case .hybrid(let url): try indexPath(url.durable, namespace)
        case .redis, .memory: try IndexPlace.inCache(url.description, namespace)
        }
    }
}
