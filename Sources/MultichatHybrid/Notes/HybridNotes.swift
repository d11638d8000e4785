import Multichat

/// What a hybrid keeps about itself in one of its stores: a system session, whose keys hold its notes.
///
/// A note is added with ids, salts and chain of its own, so that nothing is taken of the randomness that users gave the
/// store. Notes of several processes don't overwrite each other: each write names the entry that it replaces.
struct HybridNotes: Sendable {
    /// The session, hidden from the hybrid's users.
    static let session = SessionReference.hybridNotes

    /// The newest value of a key, and where it stands.
    struct Note {
        var key: EntryKey
        var sequence: Int
        var value: JSONValue
    }

    let store: any Restoring

    /// The note of a key, if there is one.
    func read(_ key: EntryKey) throws -> Note? {
        guard try store.session(Self.session) != nil else { return nil }
        do {
            return try store.latest(LatestQuery(Self.session, key: key)).items.first.map(note)
        } catch let error as MultichatError where error.code == .notFound {
            // A hot store was emptied meanwhile.
            return nil
        }
    }

    /// The notes whose keys begin with a text, at most 1,000.
    func read(prefix: String) throws -> [Note] {
        guard try store.session(Self.session) != nil else { return [] }
        var query = LatestQuery(Self.session, prefix: prefix)
        query.limit = 1000
        return try store.latest(query).items.map(note)
    }

    /// Writes a note over the one at a sequence, or where there is none; answers its sequence, or `nil` where another
    /// writer was faster.
    func write(_ key: EntryKey, _ value: JSON, over sequence: Int?) throws -> Int? {
        // A conflict is another note's; there are never so many writers.
        for _ in 0..<1000 {
            let head = try begun().head
            // The head is read first: who writes the key behind it moves the head, and then the note isn't stored.
            guard try read(key)?.sequence == sequence else { return nil }
            do {
                return try store.extend(Self.session, by: [entry(key, value, behind: head)], fence: 0).sequence
            } catch let error as MultichatError where error.code == .conflict {
                continue
            }
        }
        throw MultichatError(
            .unavailable, "Too many processes write notes of the hybrid store at once.", hint: "Try again.",
            retry: .later)
    }

    private func begun() throws -> Session {
        if let session = try store.session(Self.session) { return session }
        do {
            return try store.create(NewSession(Self.session))
        } catch let error as MultichatError where error.code == .conflict {
            return try store.required(Self.session)
        }
    }

    private func note(_ entry: Entry) -> Note {
        Note(key: entry.key ?? EntryKey(unchecked: ""), sequence: entry.sequence, value: JSONValue(entry.body))
    }

    private func entry(_ key: EntryKey, _ value: JSON, behind head: Head) -> Entry {
        let time = store.configuration.clock()
        let id = EntryID(unchecked: UUIDv7.make(at: time, random: Platform.randomWord()))
        var entry = Entry(sequence: head.sequence + 1, id: id, kind: .value, time: time, body: value)
        entry.key = key
        entry.seal = .salted(Salt(Platform.randomWord(), Platform.randomWord()))
        entry.chain = Chainer().chain(after: head.chain, entry)
        return entry
    }
}
