import Multichat
import Synchronization

/// A store that counts its watches and its readings.
final class WatchedStore: Watching {
    let base = MemoryStore()
    let watches = Atomic(0)
    let ended = Atomic(0)
    let readings = Atomic(0)

    var configuration: StoreConfiguration { base.configuration }

    func watch(_ told: @escaping @Sendable (StoreNews) -> Void) throws -> any StoreWatch {
        watches.add(1, ordering: .relaxed)
        return CountedWatch(watch: base.watch(told), store: self)
    }

    func session(_ reference: SessionReference) throws -> Session? { try base.session(reference) }

    func entries(_ query: EntryQuery) throws -> Page<Entry> {
        readings.add(1, ordering: .relaxed)
        return try base.entries(query)
    }

    func append(_ append: Append) throws -> Receipt { try base.append(append) }

    func create(_ session: NewSession) throws -> Session { try base.create(session) }
}

/// A watch whose end is counted.
private struct CountedWatch: StoreWatch {
    let watch: any StoreWatch
    let store: WatchedStore

    func end() {
        store.ended.add(1, ordering: .relaxed)
        watch.end()
    }
}
