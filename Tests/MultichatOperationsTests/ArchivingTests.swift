import Multichat
import MultichatFiles
import MultichatInterchange
import MultichatOperations
import MultichatStores
import TestSupport
import Testing

@Suite("Archived sessions, compressed beside the store") struct ArchivingTests {
    /// A store with an archive, and sessions of which one can be compressed.
    private func make(_ kind: StoreKind) throws -> (OperationsStore, ArchivingStore) {
        let bench = try OperationsStore(kind)
        let store = ArchivingStore(bench.store, archive: bench.folder("archive"))
        let old = try bench.talk("old", 300, words: 400, labels: ["k": "v"])
        try old.rewind(to: 250)
        for number in 0..<4 {
            var draft = Draft(id: old.newEntryID(), kind: .value, body: JSONValue.integer(number).json)
            draft.key = EntryKey(unchecked: "key-\(number % 3)")
            try old.append([draft])
        }
        try bench.talk("other", 3)
        try old.archive()
        return (bench, store)
    }

    private func answers(_ store: any Restoring) throws -> [String] {
        let old = SessionReference("old")
        var answers = try store.everything()
        answers.append("\(try store.origin(of: old))")
        for (from, through, newestFirst) in [(1, 5, false), (150, 303, false), (1, 306, true), (9000, 9001, true)] {
            var query = EntryQuery(old)
            (query.from, query.through, query.newestFirst, query.limit) = (from, through, newestFirst, 70)
            let page = try store.entries(query)
            answers.append("\(page.items) \(page.cursor ?? "-")")
        }
        var latest = LatestQuery(old)
        latest.limit = 2
        let page = try store.latest(latest)
        answers.append("\(page.items) \(page.cursor ?? "-")")
        for order in [SessionQuery.Order.created, .newestUpdated] {
            var query = SessionQuery()
            (query.order, query.limit) = (order, 1)
            let first = try store.sessions(query)
            query.cursor = first.cursor
            answers.append("\(first.items) \(first.cursor ?? "-") \(try store.sessions(query).items)")
            query = SessionQuery()
            query.status = .archived
            answers.append("\(try store.sessions(query).items.map(\.id))")
        }
        return answers
    }

    @Test("a compressed session answers everything as before, and takes less room", arguments: StoreKind.allCases)
    func reading(kind: StoreKind) throws {
        let (bench, store) = try make(kind)
        let before = try answers(bench.store)
        try store.compress(SessionReference("old"))
        #expect(try bench.store.session(SessionReference("old")) == nil)
        #expect(try answers(store) == before)
        #expect(try Verifier(store).verify(SessionReference("old")).damage.isEmpty)
        #expect(try store.check(nil).isEmpty)
        #expect(try store.check(SessionReference("old")).isEmpty)
        let files = try Directory.entries(bench.folder("archive"))
        #expect(files.count == 1)
        let fork = try store.fork(Fork(SessionReference("old"), as: "copy", at: 200))
        #expect(fork.head.sequence == 200)
        // Again is no error.
        try store.compress(SessionReference("old"))
    }

    @Test("posting is refused; reopening brings it back with the same chain", arguments: StoreKind.allCases)
    func reopening(kind: StoreKind) throws {
        let (bench, store) = try make(kind)
        let swarm = Swarm(store)
        let head = try swarm.chat("old").session().head
        try store.compress(SessionReference("old"))
        let refused = #expect(throws: MultichatError.self) { try swarm.chat("old").post("x", from: "A") }
        #expect(refused?.code == .status)
        #expect(throws: MultichatError.self) { try swarm.start("old") }
        #expect(try bench.store.session(SessionReference("old")) == nil)
        try swarm.chat("old").reopen()
        try swarm.chat("old").post("again", from: "A")
        #expect(try Directory.entries(bench.folder("archive")).isEmpty)
        #expect(try Verifier(bench.store).verify(SessionReference("old"), expecting: head).damage.isEmpty)
        #expect(try bench.store.required(SessionReference("old")).head.sequence == head.sequence + 2)
    }

    @Test("only what is archived is compressed; deleting and expiring reach the archive", arguments: StoreKind.allCases)
    func ends(kind: StoreKind) throws {
        let (bench, store) = try make(kind)
        let error = #expect(throws: MultichatError.self) { try store.compress(SessionReference("other")) }
        #expect(error?.code == .status)
        try store.compress(SessionReference("old"))
        #expect(try store.delete(SessionReference("old")))
        #expect(try !store.delete(SessionReference("old")))
        #expect(try Directory.entries(bench.folder("archive")).isEmpty)
        let chat = try bench.swarm.start("short", expiry: .sliding(microseconds: 86_400_000_000))
        try chat.archive()
        try store.compress(chat.reference)
        #expect(try store.session(chat.reference) != nil)
        bench.clock.advance(days: 2)
        #expect(try store.session(chat.reference) == nil)
        #expect(try store.expired(limit: 5).map(\.id) == ["short"])
        #expect(try Maintenance(store).run().expired == [chat.reference])
        #expect(try Directory.entries(bench.folder("archive")).isEmpty)
    }

    @Test("a file that was changed is found by check, and never taken for whole", arguments: [0.1, 0.5, 0.999])
    func damaged(place: Double) throws {
        let (bench, store) = try make(.sqlite)
        try store.compress(SessionReference("old"))
        let name = try #require(try Directory.entries(bench.folder("archive")).first?.name)
        let file = try File(bench.folder("archive") + "/" + name, .write)
        let offset = Int(Double(try file.size) * place)
        let byte = try file.read(1, at: offset)[0] ^ 0x55
        try [byte].withUnsafeBytes { try file.write($0, at: offset) }
        let again = ArchivingStore(bench.store, archive: bench.folder("archive"))
        #expect(try !again.check(nil).isEmpty)
        #expect(try again.session(SessionReference("other")) != nil)
    }

    @Test(
        "the rule `archive` compresses, and the zstd command reads the file as an archive",
        arguments: [StoreKind.sqlite, .json])
    func rule(kind: StoreKind) throws {
        let (bench, store) = try make(kind)
        try bench.swarm.chat("other").end()
        let before = try bench.store.required(SessionReference("old"))
        var settings = MaintenanceSettings()
        settings.rules = [try RetentionRule("status=ended archive"), try RetentionRule("status=archived archive")]
        let report = try Maintenance(store, settings).run()
        #expect(Set(report.retention.archived.map(\.id)) == ["old", "other"])
        #expect(try store.isCompressed(SessionReference("old")))
        #expect(try store.isCompressed(SessionReference("other")))
        #expect(try Maintenance(store, settings).run(dryRun: true).plan.items.isEmpty)
        #expect(try store.required(before.reference) == before)
        #expect(try Verifier(store).verify(before.reference, expecting: before.head).damage.isEmpty)
        #expect(try FolderBackup(of: store, in: bench.folder("backup")).run().sessions == 3)
    }
}
