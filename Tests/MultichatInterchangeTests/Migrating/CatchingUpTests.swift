import Multichat
import MultichatInterchange
import MultichatStores
import Synchronization
import TestSupport
import Testing

/// Copies whose source has grown since.
@Suite struct CatchingUpTests {
    private static let talk = SessionReference("talk")

    /// Two stores, the second with a copy of all that was in the first before it grew.
    private func grown(_ target: any Restoring) throws -> MemoryStore {
        let source = MemoryStore()
        try Records.fill(source)
        _ = try Migration(from: source, to: target).run()
        let chat = Swarm(source).chat("talk")
        try chat.reopen()
        for start in 0..<3 {
            let drafts = try (0..<400).map { Draft(id: try EntryID("new/\(start)/\($0)"), kind: .message, author: "Z") }
            try chat.append(drafts, expecting: start == 2 ? [.fence(9)] : [])
        }
        try Swarm(source).chat("nothing said").post("now it is", from: "A")
        return source
    }

    @Test(arguments: StoreKind.allCases) func aMigrationAddsTheRest(_ scheme: StoreKind) throws {
        let folder = try TemporaryDirectory()
        let target = try Stores.open(scheme.at(folder("target")))
        let source = try grown(target)
        let report = try Migration(from: source, to: target).run()
        #expect(report.sessions == 2 && report.entries == 1202 && report.refused.isEmpty)
        #expect(try Snapshot(target) == Snapshot(source))
        #expect(try target.session(Self.talk)?.fence == 9)
        #expect(try Migration(from: source, to: target).run().entries == 0)
        try target.close()
    }

    @Test(arguments: StoreKind.allCases) func aNewerArchiveAddsTheRest(_ scheme: StoreKind) throws {
        let folder = try TemporaryDirectory()
        let target = try Stores.open(scheme.at(folder("target")))
        let source = try grown(target)
        let (before, all) = (try Snapshot(target).entries, try Snapshot(source).entries)
        let archive = try ArchiveFile(source).bytes
        let planned = try ArchiveFile.take(archive, into: target) { $0.isDryRun = true }
        #expect(try Snapshot(target).entries == before)
        let report = try ArchiveFile.take(archive, into: target)
        #expect(report == planned)
        #expect(report.sessions == 0 && report.entries == all - before && report.duplicates == before)
        #expect(report.refused.isEmpty)
        #expect(try Snapshot(target) == Snapshot(source))
        #expect(try target.session(Self.talk)?.fence == 9)
        try target.close()
    }

    @Test func goesOnWhereItWasInterrupted() throws {
        for last in 1... {
            let base = MemoryStore()
            let source = try grown(base)
            let target = InterposedStore(base, failingAtWrite: last)
            guard (try? Migration(from: source, to: target).run()) == nil else {
                #expect(last > 3)
                return
            }
            _ = try Migration(from: source, to: base).run()
            #expect(try Snapshot(base) == Snapshot(source), "interrupted at write \(last)")
        }
    }

    @Test(arguments: [false, true]) func twoCanDoItAtOnce(_ isArchive: Bool) throws {
        let base = MemoryStore()
        let source = try grown(base)
        let isDone = Mutex(false)
        var target = InterposedStore(base)
        target.beforeWrite = { write in
            guard write.name == "extend", isDone.withLock({ $0.take() }) else { return }
            _ = try Migration(from: source, to: base).run()
        }
        if isArchive {
            #expect(try ArchiveFile.take(ArchiveFile(source).bytes, into: target).refused.isEmpty)
        } else {
            #expect(try Migration(from: source, to: target).run().refused.isEmpty)
        }
        #expect(try Snapshot(base) == Snapshot(source))
    }

    @Test(arguments: [false, true]) func aCopyThatWentItsOwnWayIsLeftAlone(_ isMeanwhile: Bool) throws {
        let base = MemoryStore()
        let source = try grown(base)
        let isDone = Mutex(false)
        var target = InterposedStore(base)
        let post: @Sendable () throws -> Void = {
            try Swarm(base).chat("talk").reopen()
            try Swarm(base).chat("talk").post("mine", from: "B")
        }
        if isMeanwhile {
            target.beforeWrite = { if $0.name == "extend", isDone.withLock({ $0.take() }) { try post() } }
        } else {
            try post()
        }
        #expect(try Migration(from: source, to: target).run().refused.map(\.session) == [Self.talk])
        #expect(try ArchiveFile.take(ArchiveFile(source).bytes, into: base).refused.map(\.session) == [Self.talk])
        #expect(try Swarm(base).chat("talk").messages(last: 1).first?.body == Message("mine").body)
    }

    @Test func aSessionThatBeganOtherwiseIsLeftAlone() throws {
        let (source, target) = (MemoryStore(), MemoryStore())
        try Swarm(source).start("talk", topic: "one").post("hello", from: "A")
        try Swarm(target).start("talk", topic: "other")
        #expect(try Migration(from: source, to: target).run().refused.count == 1)
        #expect(try ArchiveFile.take(ArchiveFile(source).bytes, into: target).refused.count == 1)
        #expect(try target.session(Self.talk)?.head == .empty)
    }

    @Test func aCopyThatWentOnHasEverything() throws {
        let (source, target) = (MemoryStore(), MemoryStore())
        try Swarm(source).start("talk").post("hello", from: "A")
        _ = try Migration(from: source, to: target).run()
        try Swarm(target).chat("talk").post("more", from: "A")
        let report = try Migration(from: source, to: target).run()
        #expect(report.present == 1 && report.refused.isEmpty)
    }
}

extension Bool {
    /// Sets it; answers whether it wasn't set before.
    fileprivate mutating func take() -> Bool {
        defer { self = true }
        return !self
    }
}
