import Multichat
import MultichatInterchange
import MultichatStores
import Synchronization
import TestSupport
import Testing

@Suite struct ArchiveRoundTripTests {
    @Test(arguments: StoreKind.allCases) func everythingComesBackWithItsChains(_ scheme: StoreKind) throws {
        let folder = try TemporaryDirectory()
        let source = MemoryStore()
        try Records.fill(source)
        let target = try Stores.open(scheme.at(folder("store")))
        let report = try ArchiveFile.take(try ArchiveFile(source).bytes, into: target)
        let kept = try Snapshot(source)
        #expect(try Snapshot(target) == kept)
        #expect(report.entries == kept.entries)
        #expect(report.sessions == kept.sessions.count)
        #expect(report.messages > 0 && report.duplicates == 0 && report.refused.isEmpty)
        #expect(try ArchiveFile(target).lines.sorted() == ArchiveFile(source).lines.sorted())
        try target.close()
    }

    @Test func aSecondImportAddsNothing() throws {
        let archive = try ArchiveFile().bytes
        let target = MemoryStore()
        let first = try ArchiveFile.take(archive, into: target)
        let kept = try Snapshot(target)
        let second = try ArchiveFile.take(archive, into: target)
        #expect(second.sessions == 0 && second.entries == 0 && second.refused.isEmpty)
        #expect(second.duplicates == first.entries)
        #expect(try Snapshot(target) == kept)
    }

    @Test func aSessionThatWentOnIsADuplicate() throws {
        let archive = try ArchiveFile().bytes
        let target = MemoryStore()
        try ArchiveFile.take(archive, into: target)
        try Swarm(target).chat("child").post("later", from: "A")
        #expect(try ArchiveFile.take(archive, into: target).refused.isEmpty)
    }

    @Test func aSessionWithAnotherLogIsRefusedAndTheRestStored() throws {
        let target = MemoryStore()
        try Swarm(target).start("child").post("somebody else's", from: "A")
        let report = try ArchiveFile.take(try ArchiveFile().bytes, into: target)
        #expect(report.refused.map(\.session) == [SessionReference("child")])
        #expect(report.sessions > 5)
        #expect(try Swarm(target).chat("child").session().head.sequence == 2 - 1)
    }

    @Test func aDryRunStoresNothing() throws {
        let target = InterposedStore(MemoryStore())
        let report = try ArchiveFile.take(try ArchiveFile().bytes, into: target) { $0.isDryRun = true }
        #expect(report.entries > 20)
        #expect(try Snapshot(target).sessions.isEmpty)
    }

    @Test func oneTenantCanBeTaken() throws {
        let source = MemoryStore()
        try Records.fill(source)
        let target = MemoryStore()
        try ArchiveFile.take(try ArchiveFile(source).bytes, into: target) { $0.namespace = "tenant/ü" }
        #expect(try Set(Snapshot(target).sessions.keys.map(\.namespace)) == ["tenant/ü"])
        #expect(try ArchiveFile(source, namespace: "tenant/ü").lines.count == 1 + 2 + 2 + 2 - 1 + 1 - 1)
    }
}
