import Multichat
import MultichatFiles
import MultichatOperations
import MultichatStores
import TestSupport
import Testing

/// Stores that are damaged and repaired in a folder of their own.
struct RepairBench {
    let folder: TemporaryDirectory
    let clock = MovedClock()

    init() throws { folder = try TemporaryDirectory() }

    /// A closed store with two sessions of many entries.
    func make(_ url: StoreURL, _ count: Int = 400) throws -> [SessionReference: [Entry]] {
        let store = try Stores.open(url, configuration: OperationsStore.configuration(clock))
        defer { try? store.close() }
        var logs: [SessionReference: [Entry]] = [:]
        for id in ["a", "b"] as [SessionID] {
            let chat = try Swarm(store).start(id, topic: "Topic of \(id)", labels: ["name": id.text])
            for number in 1...count { try chat.post("\(id) says \(number) words of no weight at all", from: "A") }
            try store.forEachPage(EntryQuery(chat.reference, from: 1, through: count)) {
                logs[chat.reference, default: []] += $0
            }
        }
        return logs
    }

    func repair(_ url: StoreURL) throws -> (Repair.Report, any Restoring) {
        let target = StoreURL.json(folder("saved"))
        let report = try Repair(of: url).run(into: target)
        return (report, try Stores.open(target, creating: false))
    }

    func entries(_ store: any Restoring, _ id: SessionID) throws -> [Entry] {
        let session = try store.required(SessionReference(id))
        var found: [Entry] = []
        try store.forEachPage(EntryQuery(session.reference, from: 1, through: session.head.sequence)) { found += $0 }
        return found
    }

    /// Each entry is saved as it was, saved with a new chain, or named as lost.
    func check(
        _ report: Repair.Report, _ store: any Restoring, _ logs: [SessionReference: [Entry]]
    ) throws {
        for (reference, log) in logs {
            let kept = try entries(store, reference.id)
            #expect(kept == Array(log.prefix(kept.count)))
            #expect(try Verifier(store).verify(reference).damage.isEmpty)
            let fragment = report.fragments.first { $0.origin == reference }
            let rest = try fragment.map { try entries(store, $0.session.id) } ?? []
            #expect(rest.filter { $0.kind != "gap" }.count == fragment?.entries ?? 0)
            let saved = Set(kept.map(\.id)).union(rest.map(\.id))
            let missing = log.filter { !saved.contains($0.id) }.map(\.sequence)
            #expect(report.lost.filter { $0.session == reference }.flatMap { Array($0.sequences) } == missing)
            for entry in rest where entry.kind != "gap" {
                #expect(log.contains { $0.id == entry.id && $0.body == entry.body && $0.author == entry.author })
            }
            if let fragment { #expect(try Verifier(store).verify(fragment.session).damage.isEmpty) }
        }
    }

    func content(_ path: String) throws -> [UInt8] { try File(path, .read).contents() }
}
