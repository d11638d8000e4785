import Multichat
import MultichatConformance
import MultichatFiles
import MultichatSQLiteSupport
import TestSupport
import Testing

@testable import MultichatSQLite

/// A store with a bit of everything in it, and what was answered when it was written.
struct Sample {
    static let sessions = ["release", "design"].map { SessionReference(SessionID(unchecked: $0)) }

    let folder: TemporaryDirectory
    let path: String
    let store: SQLiteStore

    init(entries: Int = 40) throws {
        folder = try TemporaryDirectory()
        path = folder("store.db")
        store = try Self.open(path)
        for session in Self.sessions {
            var new = NewSession(session)
            new.topic = "what to ship"
            new.labels = ["team": "blue"]
            _ = try store.create(new)
            try fill(session, entries)
        }
    }

    static func open(_ path: String) throws -> SQLiteStore {
        let clock = ManualClock()
        let random = MultichatConformance.SeededRandom(7)
        return try SQLiteStore(
            path: path, configuration: StoreConfiguration(clock: { clock.now }, random: { random.next() }))
    }

    /// Appends in batches, each with one commit.
    private func fill(_ session: SessionReference, _ entries: Int) throws {
        for first in stride(from: 1, through: entries, by: 8) {
            _ = try store.append(Append(to: session, (first..<min(first + 8, entries + 1)).map(Self.draft)))
        }
        _ = try Swarm(store).chat(session.id).rewind(to: entries - 5)
    }

    /// A message, or every third time a value, some of them longer than a page.
    static func draft(_ number: Int) -> Draft {
        let text = String(repeating: "word \(number) ", count: number % 7 == 0 ? 900 : 20)
        var draft = Draft(
            id: EntryID(unchecked: "entry \(number)"), kind: .message, author: "A", body: Message(text).body)
        if number % 3 == 0 {
            draft.kind = .value
            draft.key = EntryKey(unchecked: "key/\(number % 4)")
        }
        return draft
    }

    /// Ends the store as a crash would, so that the write-ahead log stays.
    func crash() throws {
        store.readers.close()
        try store.writer?.database.withConnection { $0.close() }
    }

    /// The bytes of the store's files, by the end of their names; the store is closed or has crashed.
    func files() throws -> [String: [UInt8]] {
        var files: [String: [UInt8]] = [:]
        for suffix in ["", "-wal", "-lock"] { files[suffix] = try File(path + suffix, .read).contents() }
        return files
    }

    /// A closed store of the same content, made once, and what its sessions hold.
    static let closed = Result {
        let sample = try Sample()
        let content = try sessions.map { try Sample.content(sample.store, $0) }
        try sample.store.close()
        return (files: try sample.files(), content: content)
    }

    /// Writes the files of a store under a name, one of them with a bit flipped; answers its path.
    static func put(
        _ files: [String: [UInt8]], in folder: TemporaryDirectory, as name: String = "copy.db",
        flipping: (suffix: String, bit: Int)? = nil
    ) throws -> String {
        for (suffix, bytes) in files {
            var bytes = bytes
            if let flipping, flipping.suffix == suffix { bytes[flipping.bit / 8] ^= 1 << UInt8(flipping.bit % 8) }
            _ = try folder.file(name + suffix, bytes)
        }
        return folder(name)
    }

    /// Runs SQL on a copy of the closed store, as somebody with the `sqlite3` shell would; answers its path.
    static func altered(_ sql: String, in folder: TemporaryDirectory) throws -> String {
        let path = try put(closed.get().files, in: folder)
        let connection = try SQLiteConnection(path, SQLiteConfiguration(.write))
        try connection.execute(sql)
        connection.close()
        return path
    }

    /// What the store answers for a session, entry by entry.
    static func content(_ store: SQLiteStore, _ session: SessionReference) throws -> [Entry] {
        var query = EntryQuery(session)
        query.includesHidden = true
        query.limit = 10_000
        return try store.entries(query).items
    }

    /// All that the store and the verifier find wrong in it.
    static func damage(_ store: SQLiteStore) throws -> [Damage] {
        let verifier = Verifier(store)
        let found = try verifier.check()
        return found.isEmpty ? try sessions.flatMap { try verifier.verify($0).damage } : found
    }
}
