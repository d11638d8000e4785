import Multichat
import TestSupport
import Testing

@testable import MultichatHybrid

@Suite struct EpochTests {
    @Test(arguments: HybridOptions.Mode.allCases) func twoDurableStoresCannotShareAHotOne(
        mode: HybridOptions.Mode
    ) throws {
        let (first, second) = (HybridWorld(), MemoryStore())
        try first.open(mode).close()
        var options = HybridOptions()
        options.mode = mode
        let hot = first.hot
        let error = failure { _ = try HybridStore(durable: second, options: options) { hot } }
        #expect(error?.code == .incompatible && error?.hint != nil)
        try first.open(mode).close()
    }

    @Test func theNotesAreNobodysSession() throws {
        let store = try HybridWorld().open(.writeThrough)
        _ = try store.create(NewSession(SessionReference(".brain")))
        var query = SessionQuery(namespace: nil)
        query.includesSystem = true
        #expect(try store.sessions(query).items.map(\.id) == [".brain"])
        query.limit = 1
        #expect(try store.sessions(query).items.map(\.id) == [".brain"])
        #expect(try store.session(HybridNotes.session) == nil)
        #expect(failure { _ = try store.create(NewSession(HybridNotes.session)) }?.code == .invalid)
        #expect(failure { _ = try store.entries(EntryQuery(HybridNotes.session)) }?.code == .notFound)
        #expect(try !store.delete(HybridNotes.session))
    }
}
