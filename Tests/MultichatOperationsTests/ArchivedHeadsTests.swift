import Multichat
import MultichatFiles
import MultichatOperations
import MultichatSearch
import MultichatStores
import TestSupport
import Testing

#if canImport(Darwin)
    import Darwin
#else
    import Glibc
#endif

@Suite("A store with an archive tells inboxes and searches what it tells without one") struct ArchivedHeadsTests {
    private func make(_ kind: StoreKind) throws -> (OperationsStore, ArchivingStore) {
        let bench = try OperationsStore(kind)
        let swarm = Swarm(bench.store)
        for (id, agent) in [("old", "A"), ("other", "B"), ("new", "A")] as [(SessionID, AgentID)] {
            try swarm.start(id, with: [agent]).post("word", from: "C", to: [agent])
        }
        try swarm.chat("old").archive()
        return (bench, ArchivingStore(bench.store, archive: bench.folder("archive")))
    }

    @Test("heads hold archived sessions too, each once", arguments: StoreKind.allCases)
    func heads(_ kind: StoreKind) throws {
        let (bench, store) = try make(kind)
        let before = try bench.store.attendedSessions(of: "A", in: .standard)
        let all = try store.heads(in: .standard).sorted { $0.id < $1.id }
        #expect(Set(before.items.map(\.reference.id)) == ["old", "new"] && all.map(\.id) == ["new", "old", "other"])
        try store.compress(SessionReference("old"))
        #expect(try bench.store.session(SessionReference("old")) == nil)
        let after = try store.heads(of: "A", in: .standard)
        #expect(Set(after.items) == Set(before.items) && after.leftOut.isEmpty)
        #expect(try store.heads(in: .standard).sorted { $0.id < $1.id } == all)
        #expect(try store.heads(of: "A", in: "elsewhere").items.isEmpty && store.heads(in: "elsewhere").isEmpty)
    }

    @Test("inbox and search find what is archived, and lose what is deleted there", arguments: StoreKind.allCases)
    func finding(_ kind: StoreKind) throws {
        let (bench, store) = try make(kind)
        let swarm = Swarm(store)
        let index = try SearchIndex(bench.folder("index"), of: "default")
        let search = try MessageSearch(swarm, index)
        func found() throws -> Set<SessionID> { Set(try search.search(SearchQuery("word")).hits.map(\.session)) }
        #expect(try found() == ["old", "new", "other"])
        try store.compress(SessionReference("old"))
        #expect(try found() == ["old", "new", "other"])
        #expect(Set(try swarm.inbox(of: "A").items.map(\.session)) == ["old", "new"])
        #expect(try store.delete(SessionReference("old")))
        #expect(try found() == ["new", "other"])
        #expect(try swarm.inbox(of: "A").items.map(\.session) == ["new"])
    }

    @Test("what the store notes of its changes counts the archive")
    func token() throws {
        let (bench, store) = try make(.sqlite)
        try store.compress(SessionReference("old"))
        try rest(bench)
        let first = try #require(try store.changeToken())
        #expect(try store.changeToken() == first)
        #expect(try store.delete(SessionReference("old")))
        try rest(bench)
        let second = try #require(try store.changeToken())
        #expect(second != first)
    }

    /// Makes the store's files look as if nobody had written them for long.
    private func rest(_ bench: OperationsStore) throws {
        let time = timespec(tv_sec: 1_700_000_000, tv_nsec: 0)
        for entry in try Directory.entries(bench.folder.path) where !entry.isDirectory {
            #expect(utimensat(AT_FDCWD, bench.folder(entry.name), [time, time], 0) == 0)
        }
    }
}
