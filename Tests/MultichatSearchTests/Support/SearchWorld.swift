import Multichat
import MultichatConformance
import MultichatSearch
import MultichatStores
import TestSupport
import Testing

/// A store with an index beside it, and a clock that stands still.
final class SearchWorld: Sendable {
    let folder: TemporaryDirectory
    let clock = ManualClock()
    let store: any Restoring
    let swarm: Swarm
    let search: MessageSearch

    convenience init(_ kind: StoreKind = .memory) throws {
        let folder = try TemporaryDirectory(inMemory: true)
        try self.init(kind.at(folder("store")), folder)
    }

    init(_ url: StoreURL, _ folder: TemporaryDirectory, path: String? = nil) throws {
        self.folder = folder
        let (clock, random) = (clock, MultichatConformance.SeededRandom(7))
        let configuration = StoreConfiguration(clock: { clock.now }, random: { random.next() })
        store = try Stores.open(url, configuration: configuration)
        swarm = Swarm(store)
        search = try Self.open(swarm, path ?? folder("store.search"))
    }

    deinit { try? store.close() }

    /// A search of another process, as far as that can be had here.
    func another(_ swarm: Swarm? = nil, path: String? = nil) throws -> MessageSearch {
        try Self.open(swarm ?? self.swarm, path ?? folder("store.search"))
    }

    private static func open(_ swarm: Swarm, _ path: String) throws -> MessageSearch {
        try MessageSearch(swarm, SearchIndex(path, of: swarm.namespace.text))
    }

    /// What a query finds, as `session sequence`, sorted.
    func find(_ text: String, in session: SessionID? = nil) throws -> [String] {
        try Self.find(text, search, in: session)
    }

    static func find(_ text: String, _ search: MessageSearch, in session: SessionID? = nil) throws -> [String] {
        var query = SearchQuery(text)
        query.session = session
        query.limit = 1000
        return try search.search(query).hits.map { "\($0.session) \($0.sequence)" }.sorted()
    }
}
