import Multichat
import Synchronization

/// Appends to the durable log what a hot log has that went another way: nothing that was acknowledged is lost.
///
/// Logs part where the hot store has lost entries that the durable one has (it went back to an older dump, or was cut
/// off while others wrote), and was appended to since. Entries keep their ids, by which those that are there already
/// are known; their sequences change.
struct Rebasing: Sendable {
    let durable: any Restoring
    let counter: RebaseCounter

    /// Appends all entries of a hot log behind those that it shares with the durable one.
    func rebase(_ present: Session, of hot: any HotStore) throws {
        let reference = present.reference
        let common = try commonPrefix(present, of: hot)
        guard common < present.head.sequence else { return }
        try hot.forEachPage(EntryQuery(reference, from: common + 1, through: present.head.sequence)) { entries in
            try rebase(entries, to: reference)
        }
    }

    /// Appends entries; those whose id the log has are there already.
    ///
    /// Where the log refuses one of them now, the others come one by one.
    func rebase(_ entries: [Entry], to reference: SessionReference) throws {
        // A rewind would hide, and an erasure erase, what it was not meant for.
        let (bound, entries) = (entries.filter(\.namesSequences), entries.filter { !$0.namesSequences })
        for entry in bound {
            try keep(entry, of: reference, MultichatError(.conflict, "The log has gone on in another way."))
        }
        guard !entries.isEmpty else { return }
        do {
            let receipt = try durable.append(Append(to: reference, entries.map(Draft.init)))
            if !receipt.duplicate { counter.add(entries.count) }
        } catch let error as MultichatError where Self.refusals.contains(error.code) {
            guard entries.count == 1 else { return try entries.forEach { try rebase([$0], to: reference) } }
            try keep(entries[0], of: reference, error)
        }
    }

    private static let refusals: Set<ErrorCode> = [.conflict, .status, .invalid, .notFound]

    /// The last sequence up to which both logs are the same.
    private func commonPrefix(_ present: Session, of hot: any HotStore) throws -> Int {
        let reference = present.reference
        var (low, high) = (0, min(present.head.sequence, try durable.required(reference).head.sequence))
        while low < high {
            let middle = (low + high + 1) / 2
            if try hot.chain(of: reference, at: middle) == durable.chain(of: reference, at: middle) {
                low = middle
            } else {
                high = middle - 1
            }
        }
        return low
    }

    /// Keeps an entry that the log refuses now among the hybrid's notes, so that a person can look at it.
    private func keep(_ entry: Entry, of reference: SessionReference, _ error: MultichatError) throws {
        let key = EntryKey(unchecked: "refused/\(entry.chain)")
        let notes = HybridNotes(store: durable)
        guard try notes.read(key) == nil else { return }
        let members = [
            JSONValue.Member("namespace", .string(reference.namespace.text)),
            JSONValue.Member("session", .string(reference.id.text)), JSONValue.Member("id", .string(entry.id.text)),
            JSONValue.Member("kind", .string(entry.kind.text)), JSONValue.Member("reason", .string(error.message)),
            JSONValue.Member("body", JSONValue(entry.body)),
        ]
        guard try notes.write(key, JSONValue.object(members).json, over: nil) == nil, try notes.read(key) == nil else {
            return
        }
        throw MultichatError(.unavailable, "An entry that was refused can't be kept now.", retry: .later)
    }
}

/// Counts entries that were appended anew.
final class RebaseCounter: Sendable {
    private let total = Atomic(0)

    var value: Int { total.load(ordering: .relaxed) }

    func add(_ count: Int) { total.add(count, ordering: .relaxed) }
}

extension Entry {
    /// Whether it means other entries by their places in its own log.
    fileprivate var namesSequences: Bool { kind == .rewind || kind == .erase }
}

extension Draft {
    /// The draft of an entry that is to be stored anew.
    fileprivate init(_ entry: Entry) {
        self.init(id: entry.id, kind: entry.kind, author: entry.author, body: entry.body)
        key = entry.key
        time = entry.time
    }
}
