import Multichat
import MultichatInterchange
import MultichatStores

/// The way of the tour's session through three stores.
struct TourMove {
    private let session: SessionReference

    init(_ session: SessionReference) { self.session = session }

    /// Copies everything from one store to the next, and notes the session's head in each.
    func run(_ result: inout TourResult) throws {
        let way = [Tour.file, Tour.folder, Tour.back]
        for (from, to) in zip(way, way.dropFirst()) { try copy(from, to) }
        for url in way { result.stores.append((url, try head(url, &result))) }
        if Set(result.stores.map(\.head.chain)).count != 1 { result.differences.append("The chains are not equal.") }
    }

    /// Sessions of earlier tours that went on since then are refused, which doesn't concern this one.
    private func copy(_ from: StoreURL, _ to: StoreURL) throws {
        let (source, target) = (try Stores.open(from), try Stores.open(to))
        defer {
            try? source.close()
            try? target.close()
        }
        var migration = Migration(from: source, to: target)
        migration.namespace = session.namespace
        _ = try migration.run()
    }

    private func head(_ url: StoreURL, _ result: inout TourResult) throws -> Head {
        let store = try Stores.open(url)
        defer { try? store.close() }
        let proof = try Verifier(store).verify(session)
        result.differences += proof.damage.map { "\(url): \($0.reason)" }
        return proof.head
    }
}
