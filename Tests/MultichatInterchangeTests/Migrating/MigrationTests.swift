import Multichat
import MultichatInterchange
import MultichatStores
import Synchronization
import TestSupport
import Testing

@Suite struct MigrationTests {
    @Test(arguments: StoreKind.allCases, StoreKind.allCases)
    func copiesKeepEverything(_ from: StoreKind, _ to: StoreKind) throws {
        let folder = try TemporaryDirectory()
        let source = try Stores.open(from.at(folder("source")))
        let target = try Stores.open(to.at(folder("target")))
        try Records.fill(source)
        let before = try Snapshot(source)
        let report = try Migration(from: InterposedStore(source).refusingWrites, to: target).run()
        #expect(report.sessions == before.sessions.count)
        #expect(report.entries == before.entries)
        #expect(try Snapshot(target) == before)
        #expect(try Snapshot(source) == before)
        let again = try Migration(from: source, to: target).run()
        #expect(again.present == before.sessions.count && again.entries == 0 && again.refused.isEmpty)
        try source.close()
        try target.close()
    }

    @Test func goesOnWhereItWasInterrupted() throws {
        let source = try Self.longLog()
        let kept = try Snapshot(source)
        for last in 1... {
            let base = MemoryStore()
            let target = InterposedStore(base, failingAtWrite: last)
            guard (try? Migration(from: source, to: target).run()) == nil else {
                #expect(last > 8)
                return
            }
            #expect(try Snapshot(base).sessions.values.allSatisfy { kept.sessions[$0.session.reference] == $0 })
            _ = try Migration(from: source, to: base).run()
            #expect(try Snapshot(base) == kept, "interrupted at write \(last)")
        }
    }

    @Test func copiesNothingTwiceAfterAnInterruption() throws {
        let source = try Self.longLog()
        let base = MemoryStore()
        let restored = Mutex(0)
        var failing = InterposedStore(base)
        failing.beforeWrite = { write in
            let count = restored.withLock { count in
                count += write.entries.count
                return count
            }
            if count > 2600 { throw MultichatError(.io, "The cable was pulled.") }
        }
        #expect(failure { _ = try Migration(from: source, to: failing).run() }?.code == .io)
        let report = try Migration(from: source, to: base).run()
        #expect(report.entries > 0 && report.entries < 1000)
        #expect(try Snapshot(base) == Snapshot(source))
    }

    @Test func aHalfCopyOfAnotherLogIsDiscarded() throws {
        let source = try Self.longLog()
        let other = MemoryStore()
        try Swarm(other).start("long").post("another log", from: "A")
        let target = MemoryStore()
        _ = try target.stage(try other.origin(of: SessionReference("long")))
        _ = try target.restore(
            try other.entries(EntryQuery(SessionReference("long"))).items, to: SessionReference("long"))
        _ = try Migration(from: source, to: target).run()
        #expect(try Snapshot(target) == Snapshot(source))
    }

    @Test func aSessionWithAnotherLogIsAConflict() throws {
        let source = MemoryStore()
        try Records.fill(source)
        let target = MemoryStore()
        try Swarm(target).start("talk").post("somebody else's", from: "A")
        let before = try Snapshot(target).sessions[SessionReference("talk")]
        let report = try Migration(from: source, to: target).run()
        #expect(report.refused.map(\.session) == [SessionReference("talk")])
        #expect(report.refused[0].reason.contains("another log"))
        #expect(try Snapshot(target).sessions[SessionReference("talk")] == before)
        #expect(try Snapshot(target).sessions.count == Snapshot(source).sessions.count)
    }

    @Test func aDamagedSourceIsNotCopied() throws {
        let source = MemoryStore()
        try Records.fill(source)
        var lying = InterposedStore(source)
        lying.afterRead = { entries in
            entries.map { entry in
                var entry = entry
                if entry.id == "own/1" { entry.body = .null }
                return entry
            }
        }
        let target = MemoryStore()
        let report = try Migration(from: lying, to: target).run()
        #expect(report.damage.map(\.session) == [SessionReference("talk")])
        #expect(try target.session(SessionReference("talk")) == nil)
        #expect(try Snapshot(target).sessions.count == Snapshot(source).sessions.count - 1)
    }

    @Test func oneTenantCanBeTaken() throws {
        let source = MemoryStore()
        try Records.fill(source)
        let target = MemoryStore()
        var migration = Migration(from: source, to: target)
        migration.namespace = "tenant/ü"
        #expect(try migration.run().sessions == 2)
        #expect(try Set(Snapshot(target).sessions.keys.map(\.namespace)) == ["tenant/ü"])
    }

    /// Two sessions, one of them of many pages.
    private static func longLog() throws -> MemoryStore {
        let store = MemoryStore()
        let chat = try Swarm(store).start("long")
        for start in 0..<12 {
            try chat.append(try (0..<250).map { Draft(id: try EntryID("\(start)/\($0)"), kind: .message, author: "A") })
        }
        try Swarm(store).start("short").post("hello", from: "A")
        return store
    }
}
