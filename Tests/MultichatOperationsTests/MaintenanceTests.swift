import Multichat
import MultichatFiles
import MultichatOperations
import MultichatStores
import Synchronization
import TestSupport
import Testing

@Suite("Maintenance") struct MaintenanceTests {
    @Test("expired sessions are removed by the store's clock, and nothing else", arguments: StoreKind.allCases)
    func sweep(kind: StoreKind) throws {
        let bench = try OperationsStore(kind)
        for number in 0..<5 {
            let id = SessionID(unchecked: "short-\(number)")
            try bench.swarm.start(id, expiry: .sliding(microseconds: 86_400_000_000)).post("x", from: "A")
        }
        try bench.talk("long")
        bench.clock.advance(days: 2)
        let sweeping = try #require(bench.store as? any Sweeping)
        #expect(try sweeping.expired(limit: 10).count == 5)
        let dry = try Maintenance(bench.store).run(dryRun: true)
        #expect(dry.expired.count == 5)
        #expect(try sweeping.expired(limit: 10).count == 5)
        let report = try Maintenance(bench.store).run()
        #expect(Set(report.expired) == Set(dry.expired))
        #expect(report.failures.isEmpty)
        #expect(try sweeping.expired(limit: 10).isEmpty)
        #expect(try bench.swarm.chat("long").session().head.sequence == 3)
        #expect(try !sweeping.sweep(SessionReference("long")))
    }

    @Test("a staged copy goes when it stood still long enough, not before", arguments: StoreKind.allCases)
    func staged(kind: StoreKind) throws {
        let bench = try OperationsStore(kind)
        let chat = try bench.talk("source")
        var origin = try bench.store.origin(of: chat.reference)
        origin.reference = SessionReference("copy")
        _ = try bench.store.stage(origin)
        let maintenance = Maintenance(bench.store)
        #expect(try maintenance.run().staged.isEmpty)
        bench.clock.advance(days: 6)
        var entries: [Entry] = []
        try bench.store.forEachPage(EntryQuery(chat.reference, from: 1, through: 3)) { entries += $0 }
        _ = try bench.store.restore(entries, to: origin.reference)
        bench.clock.advance(days: 2)
        #expect(try maintenance.run().staged.isEmpty, "it has grown since")
        bench.clock.advance(days: 8)
        #expect(try maintenance.run(dryRun: true).staged == [origin.reference])
        #expect(try maintenance.run().staged == [origin.reference])
        #expect(try (bench.store as? any Sweeping)?.staged().isEmpty == true)
    }

    @Test("rules delete and archive what they match; a dry run says so before", arguments: StoreKind.allCases)
    func retention(kind: StoreKind) throws {
        let bench = try OperationsStore(kind)
        try bench.talk("scratch", labels: ["kind": "scratch"])
        try bench.talk("done").end()
        bench.clock.advance(days: 10)
        try bench.talk("fresh", labels: ["kind": "scratch"])
        var settings = MaintenanceSettings()
        settings.rules = [
            try RetentionRule("label.kind=scratch age>7d delete"), try RetentionRule("status=ended age>7d archive"),
        ]
        let maintenance = Maintenance(bench.store, settings)
        let plan = try maintenance.run(dryRun: true).plan
        #expect(plan.items.map(\.session.id) == ["done", "scratch"])
        #expect(plan.items.map(\.action) == [.archive, .delete])
        #expect(plan.sessions == 3)
        #expect(plan.entries == 7)
        #expect(plan.bytes > 100)
        #expect(try bench.swarm.chat("scratch").session().status == .active)
        let outcome = try maintenance.run().retention
        #expect(outcome.deleted == [SessionReference("scratch")])
        #expect(outcome.archived == [SessionReference("done")])
        #expect(try bench.store.session(SessionReference("scratch")) == nil)
        #expect(try bench.swarm.chat("done").session().status == .archived)
        #expect(try bench.swarm.chat("fresh").session().status == .active)
        #expect(try maintenance.run().retention == Retention.Outcome())
    }

    @Test("a rule that takes every session does nothing until that is allowed", arguments: StoreKind.allCases)
    func everything(kind: StoreKind) throws {
        let bench = try OperationsStore(kind)
        try bench.talk("a")
        try bench.talk("b")
        var settings = MaintenanceSettings()
        settings.rules = [try RetentionRule("delete")]
        let refused = try Maintenance(bench.store, settings).run()
        #expect(refused.failures.map(\.task) == ["retention"])
        #expect(refused.failures.first?.error.code == .conflict)
        #expect(try bench.swarm.sessions(SessionQuery()).items.count == 2)
        settings.takesEverything = true
        #expect(try Maintenance(bench.store, settings).run().retention.deleted.count == 2)
        #expect(try bench.swarm.sessions(SessionQuery()).items.isEmpty)
    }

    @Test("a session that somebody posts to after the plan was made stays", arguments: StoreKind.allCases)
    func changed(kind: StoreKind) throws {
        let bench = try OperationsStore(kind)
        try bench.talk("a")
        try bench.talk("b")
        bench.clock.advance(days: 10)
        let retention = Retention(bench.store, [try RetentionRule("age>7d delete")])
        let plan = try retention.plan()
        try bench.swarm.chat("a").post("wait", from: "B")
        let outcome = try retention.apply(plan, takingEverything: true)
        #expect(outcome.changed == [SessionReference("a")])
        #expect(outcome.deleted == [SessionReference("b")])
        #expect(try bench.swarm.chat("a").session().head.sequence == 4)
    }

    @Test("cursors of sessions that are gone are taken out", arguments: StoreKind.allCases)
    func cursors(kind: StoreKind) throws {
        let bench = try OperationsStore(kind)
        try bench.talk("here")
        let agent = try bench.swarm.start(".agent-A")
        for name in ["here", "gone-1", "gone-2"] {
            var draft = Draft(id: agent.newEntryID(), kind: .value, body: JSONValue.integer(3).json)
            draft.key = EntryKey(unchecked: "cursor/\(name)")
            try agent.append([draft])
        }
        #expect(try Maintenance(bench.store).run(dryRun: true).cursors == 2)
        #expect(try Maintenance(bench.store).run().cursors == 2)
        #expect(try Maintenance(bench.store).run().cursors == 0)
        let values = try bench.store.latest(LatestQuery(agent.reference, prefix: "cursor/")).items
        #expect(values.map(\.body.text) == ["null", "null", "3"])
    }
}
