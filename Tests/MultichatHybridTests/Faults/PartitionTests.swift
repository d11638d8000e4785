import Multichat
import MultichatHybrid
import Synchronization
import TestSupport
import Testing

/// Some of the writers can't reach the server that the others use, all the time.
@Suite(.serialized, .disabled(if: !RedisServer.isInstalled, RedisServer.reason)) struct PartitionTests {
    @Test(arguments: Joining.allCases, FaultRounds.all)
    func whoIsCutOffWritesToo(joining: Joining, round: Int) throws {
        let hybrids = try joining.hybrids(RedisServer())
        let opened = Atomic(0)
        let open: @Sendable () throws -> any Restoring = {
            let number = opened.add(1, ordering: .relaxed).newValue
            return try number % 4 == 0 ? hybrids.openCutOff() : hybrids.openPatiently()
        }
        var ledger = try Writers.write(opening: open) { try $0.wait(for: 200) }
        ledger.allowsMoves = joining.isBehind
        #expect(ledger.failures == [], "round \(round)")
        let store = try hybrids.open()
        #expect(try ledger.lost(in: store, "round \(round)") == [])
        try store.close()
        let durable = try hybrids.openDurable()
        #expect(try ledger.lost(in: durable, "round \(round)") == [])
        try durable.close()
    }
}
