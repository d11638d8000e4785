import Multichat
import MultichatConformance
import MultichatFiles
import TestSupport

@testable import MultichatJSON

/// A store with a bit of everything in it: two sessions of several segments, values, a batch, a rewind.
struct Sample {
    static let sessions: [SessionReference] = ["release", "design"].map { SessionReference(SessionID(unchecked: $0)) }
    /// The entries of each session; the segments begin at 1, 7 and 13, and at 19 the last one.
    static let count = 22

    let folder: TemporaryDirectory
    let store: JSONStore

    init() throws {
        folder = try TemporaryDirectory(inMemory: true)
        store = try Self.open(folder("store"))
        for session in Self.sessions {
            var new = NewSession(session)
            new.topic = "what to ship"
            new.labels = ["team": "blue", "area": "disk"]
            _ = try store.create(new)
            for number in 1...Self.count - 4 { try append(session, number...number) }
            _ = try Swarm(store).chat(session.id).rewind(to: 12)
            try append(session, 20...22)
        }
    }

    /// Appends a batch.
    func append(_ session: SessionReference, _ numbers: ClosedRange<Int>) throws {
        _ = try store.append(Append(to: session, numbers.map(Self.draft)))
    }

    /// Opens a store whose segments have six entries.
    static func open(
        _ path: String, recorded: Int = 4, canWrite: Bool = true
    ) throws -> JSONStore {
        let clock = ManualClock()
        let random = MultichatConformance.SeededRandom(7)
        let configuration = StoreConfiguration(clock: { clock.now }, random: { random.next() })
        let limits = SegmentLimits(entries: 6, bytes: 1 << 20, recorded: recorded)
        return try JSONStore(
            path: path, LogEnvironment(configuration: configuration, canWrite: canWrite, limits: limits))
    }

    /// A value without an author, as nobody joins by it.
    static func draft(_ number: Int) -> Draft {
        let text = String(repeating: "word \(number) ", count: 8)
        var draft = Draft(id: EntryID(unchecked: "entry \(number)"), kind: .value, body: Message(text).body)
        draft.key = EntryKey(unchecked: "key/\(number % 4)")
        return draft
    }

    /// A closed store and what its sessions hold; made once.
    static let closed = Result {
        let sample = try Sample()
        let content = try sessions.map { try Sample.content(sample.store, $0) }
        _ = try sample.store.sessions(SessionQuery())
        try sample.store.close()
        return (image: try FolderImage(sample.folder("store")), content: content)
    }

    /// What the store answers for a session, entry by entry.
    static func content(_ store: JSONStore, _ session: SessionReference) throws -> [Entry] {
        var query = EntryQuery(session)
        query.includesHidden = true
        query.limit = 10_000
        return try store.entries(query).items
    }

    /// All that the store and the verifier find wrong in it.
    static func damage(_ store: JSONStore) throws -> [Damage] {
        let verifier = Verifier(store)
        return try verifier.check() + sessions.flatMap { try verifier.verify($0).damage }
    }
}

extension Sample {
    /// Whether neither the store nor the verifier finds anything wrong in a session.
    static func damageFree(_ store: JSONStore, _ session: SessionReference) throws -> Bool {
        try store.check(session).isEmpty && Verifier(store).verify(session).damage.isEmpty
    }
}
