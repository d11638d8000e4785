import Multichat

/// Writes the entries from behind the damage of a session as a session of their own, with a new chain.
///
/// A `gap` entry stands before each run of old sequences and names the first. Entries that would change the new session
/// are kept as kind `salvaged`, with their own kind in the body.
struct FragmentWriter {
    private static let gap: EntryKind = "gap"
    private static let salvaged: EntryKind = "salvaged"

    private let store: any Restoring
    private let place: SessionReference
    private let origin: SessionReference
    private let chainer = Chainer()
    private var head = Head.empty
    private var batch: [Entry] = []
    private var ids = Set<EntryID>()
    private var previous: Entry?

    init(_ store: any Restoring, _ place: SessionReference, of origin: SessionReference) throws {
        self.store = store
        self.place = place
        self.origin = origin
        var new = NewSession(place)
        new.topic = "Salvaged from \(origin.id)"
        new.createdAt = store.configuration.clock()
        try store.discard(place)
        _ = try store.stage(new)
    }

    /// Adds an entry; `false` for one whose id came before, which is the same one read twice.
    mutating func add(_ entry: Entry) throws -> Bool {
        guard ids.insert(entry.id).inserted else { return false }
        if !follows(entry) { try append(mark(entry)) }
        previous = entry
        try append(plain(entry))
        return true
    }

    /// Shows the session.
    mutating func end() throws {
        try flush()
        _ = try store.publish(place)
    }

    /// Whether an entry goes on from the one before by sequence and chain.
    private func follows(_ entry: Entry) -> Bool {
        guard let previous else { return false }
        return entry.sequence == previous.sequence + 1 && chainer.chain(after: previous.chain, entry) == entry.chain
    }

    /// What says where the entries behind it stood.
    private func mark(_ entry: Entry) -> Entry {
        let configuration = store.configuration
        let body = JSONValue.object([
            .init("session", .string(origin.id.text)), .init("namespace", .string(origin.namespace.text)),
            .init("next", .integer(entry.sequence)),
        ])
        let id = UUIDv7.make(at: configuration.clock(), random: configuration.random())
        let draft = Draft(id: EntryID(unchecked: id), kind: Self.gap, body: body.json)
        return Entry(draft: draft, sequence: 0, time: entry.time, seal: .salted(configuration.salt()))
    }

    private func plain(_ entry: Entry) -> Entry {
        guard entry.kind.isStructural else { return entry }
        var entry = entry
        let body: [JSONValue.Member] = [
            .init("kind", .string(entry.kind.text)), .init("body", JSONValue(entry.body)),
        ]
        entry.body = JSONValue.object(body).json
        entry.kind = Self.salvaged
        entry.seal = .salted(store.configuration.salt())
        return entry
    }

    private mutating func append(_ entry: Entry) throws {
        var entry = entry
        entry.sequence = head.sequence + 1
        entry.chain = chainer.chain(after: head.chain, entry)
        head = entry.head
        batch.append(entry)
        if batch.count >= 500 { try flush() }
    }

    private mutating func flush() throws {
        if !batch.isEmpty { _ = try store.restore(batch, to: place) }
        batch.removeAll(keepingCapacity: true)
    }
}
