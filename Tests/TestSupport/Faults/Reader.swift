import Dispatch
package import Multichat
import Synchronization

/// Reads, with a store of its own, what writers write while a test does harm to the servers.
///
/// What was acknowledged before a read began must be in its answer, without gaps.
package final class Reader: Sendable {
    /// What was wrong, and the errors that say that a repeated call fails too.
    private let faults = Mutex<[String]>([])
    private let isReading = Atomic(true)
    private let reads = Atomic(0)
    private let writers: Writers
    private let store: any Restoring

    private init(_ store: any Restoring, _ writers: Writers) {
        self.store = store
        self.writers = writers
    }

    /// Reads as long as the body runs; answers what was wrong.
    package static func read(
        opening open: () throws -> any Restoring, beside writers: Writers, during body: () throws -> Void
    ) throws -> [String] {
        let reader = Reader(try open(), writers)
        let group = DispatchGroup()
        DispatchQueue(label: "reader").async(group: group) { reader.read() }
        defer {
            reader.isReading.store(false, ordering: .releasing)
            group.wait()
            try? reader.store.close()
        }
        try body()
        // What was harmed last must have been read too.
        let goal = reader.reads.load(ordering: .acquiring) + 2 * Writers.sessions.count
        try Patience.wait { reader.reads.load(ordering: .acquiring) >= goal }
        return reader.faults.withLock { $0 }
    }

    private func read() {
        while isReading.load(ordering: .acquiring) {
            for session in Writers.sessions {
                do {
                    if let fault = try fault(of: session) { faults.withLock { $0.append("\(session): \(fault)") } }
                } catch {
                    let error = error as? MultichatError ?? MultichatError(.internal, "\(error)")
                    if error.retry == .never { faults.withLock { $0.append(error.message) } }
                }
                reads.add(1, ordering: .acquiringAndReleasing)
            }
        }
    }

    /// What is wrong with the answers about a session.
    private func fault(of session: SessionReference) throws -> String? {
        let least = writers.head(of: session)
        let head = try store.required(session).head.sequence
        guard head >= least else { return "the head is \(head), and \(least) was acknowledged" }
        var query = EntryQuery(session)
        query.newestFirst = true
        query.limit = 20
        let sequences = try store.entries(query).items.map(\.sequence)
        let top = sequences.first ?? 0
        guard top >= head else { return "the newest entry is \(top), and the head was \(head)" }
        guard sequences == (0..<min(20, top)).map({ top - $0 }) else { return "there are gaps in \(sequences)" }
        return nil
    }
}
