import Multichat
import MultichatFiles
import MultichatOperations
import MultichatStores
import TestSupport
import Testing

@Suite("Verification in slices") struct IntegrityTests {
    @Test("slices go on where the last one ended, and in time read everything", arguments: StoreKind.allCases)
    func rounds(kind: StoreKind) throws {
        let bench = try OperationsStore(kind)
        for number in 0..<4 { try bench.talk(SessionID(unchecked: "s-\(number)"), 25) }
        var settings = MaintenanceSettings()
        settings.verifiedEntries = 30
        var reports: [MaintenanceReport] = []
        while reports.last?.rounds ?? 0 < 1 {
            reports.append(try Maintenance(bench.store, settings).run())
            #expect(reports.count < 20)
        }
        #expect(reports.allSatisfy { $0.damage.isEmpty && $0.failures.isEmpty })
        #expect(reports.reduce(0) { $0 + $1.verifiedEntries } >= 100)
        #expect(reports.reduce(0) { $0 + $1.verifiedSessions } >= 4)
        #expect(reports.count >= 4)
    }

    @Test("an entry that was altered behind the store's back is found", arguments: [StoreKind.memory, .sqlite, .json])
    func altered(kind: StoreKind) throws {
        let bench = try OperationsStore(kind)
        try bench.talk("a", 5)
        try bench.talk("b", 5)
        var lying = InterposedStore(bench.store)
        lying.afterRead = { entries in
            entries.map { entry in
                var entry = entry
                if entry.body.text.contains("b says 3") { entry.time = entry.time.adding(microseconds: 1) }
                return entry
            }
        }
        let report = try Maintenance(lying).run()
        #expect(report.damage.map(\.session) == [SessionReference("b")])
        #expect(report.damage.map(\.sequence) == [4])
        // The next round finds it again.
        #expect(try Maintenance(lying).run().damage.count == 1)
    }
}
