import Multichat
import MultichatInterchange
import MultichatStores
import Synchronization
import TestSupport
import Testing

/// Imports of the same records that run at the same time.
@Suite struct ConcurrentImportTests {
    private func fill(_ bench: ImportBench) throws {
        for name in ["Ann", "Ben", "Cid"] {
            for number in 1...3 {
                try bench.write("a/inbox/Agent-1/\(name)\(number).md", "**From:** \(name)\n\nHello \(number)")
                let text = #"{"from":"\#(name)","to":"All","message":"\#(number)","id":"\#(number)"}"#
                try bench.write("a/comms/\(name)\(number).json", text)
            }
        }
    }

    @Test(arguments: ["create", "append"], ["a", "a/inbox"])
    func whatAnotherImportStoresMeanwhileIsADuplicate(_ name: String, _ other: String) throws {
        let bench = try ImportBench()
        try fill(bench)
        let isDone = Mutex(false)
        var store = InterposedStore(bench.store)
        store.beforeWrite = { write in
            let isFirst = isDone.withLock { done in
                defer { done = done || write.name == name }
                return write.name == name && !done
            }
            if isFirst { _ = try Importer(into: bench.store).run([bench.folder(other)]) }
        }
        let report = try Importer(into: store).run([bench.folder("a")])
        #expect(report.refused.isEmpty)
        #expect(report.total.messages + report.total.duplicates == 18)
        #expect(report.total.duplicates == (other == "a" ? 18 : 9))
        let again = try Importer(into: bench.store).run([bench.folder("a")])
        #expect(again.total.messages == 0 && again.total.duplicates == 18 && again.refused.isEmpty)
    }

    @Test(arguments: [StoreKind.sqlite, .json])
    func anyNumberCanRunAtOnce(_ scheme: StoreKind) throws {
        let bench = try ImportBench()
        try fill(bench)
        let path = bench.folder("store")
        try Stores.open(scheme.at(path)).close()
        try onThreads(4) { _ in
            let store = try Stores.open(scheme.at(path))
            let report = try Importer(into: store).run([bench.folder("a")])
            #expect(report.refused.isEmpty)
            try store.close()
        }
        let store = try Stores.open(scheme.at(path))
        #expect(try Importer(into: store).run([bench.folder("a")]).total.duplicates == 18)
        #expect(try store.sessions(SessionQuery()).items.reduce(0) { $0 + $1.head.sequence } == 18)
        try store.close()
    }
}
