/// The keys that a store's servers ask for.
///
///     let keys = AccessKeys(store)
///     let issued = try keys.create(.append, in: "team-a", name: "builder")
///     print(issued.token.text)            // mk_…: shown this once
///     try keys.revoke(issued.key.id)
///
/// They are values of a system session in a namespace of the store's own, so that all servers of one store share them,
/// a backup has them, and their log shows who was let in when. Of each only a hash is there.
public struct AccessKeys: Sendable {
    private let store: any Store

    /// The keys of a store.
    public init(_ store: any Store) { self.store = store }

    /// Makes a key; durable when it returns.
    ///
    /// - Parameters:
    ///   - scope: what it allows.
    ///   - namespace: the only tenant that it allows this for; all of them where it is `nil`.
    ///   - name: what people call it: one line of at most 200 bytes.
    ///   - end: from when on it isn't taken any more.
    /// - Throws: ``MultichatError``: `invalid` for a bad name, an end that has passed and a namespace of the store's own.
    public func create(
        _ scope: KeyScope, in namespace: Namespace?, name: String? = nil, until end: Timestamp? = nil
    ) throws -> IssuedKey {
        let now = store.configuration.clock()
        if let name { try IdentifierRules.check(name, field: "name of the key", maximum: 200) }
        guard end.map({ $0 > now && Timestamp.storable.contains($0) }) ?? true else {
            throw MultichatError(.invalid, "The key would expire at once, or at no time that there is.")
        }
        guard namespace?.isSystem != true else {
            throw MultichatError(.invalid, "The namespace \(namespace?.text ?? "") is the store's own.")
        }
        let token = KeyToken.random()
        let key = AccessKey(
            id: token.id, name: name, scope: scope, namespace: namespace, createdAt: now, expiresAt: end,
            hash: token.hash)
        try write(key, over: nil)
        return IssuedKey(key: key, token: token)
    }

    /// All keys, in the order of their making, also those that aren't taken any more.
    ///
    /// A key that can't be read is left out: nobody can use it.
    public func all() throws -> [AccessKey] {
        guard try head() != nil else { return [] }
        var keys: [AccessKey] = []
        var query = LatestQuery(SystemSessions.keys, prefix: Self.prefix)
        query.limit = 1000
        repeat {
            let page = try store.latest(query)
            keys += page.items.compactMap { AccessKey($0.body) }
            query.cursor = page.cursor
        } while query.cursor != nil
        return keys.sorted { ($0.createdAt, $0.id) < ($1.createdAt, $1.id) }
    }

    /// Has a key not taken any more, and answers it; again is no error. Durable when it returns.
    ///
    /// - Throws: ``MultichatError`` with the code `notFound`.
    @discardableResult
    public func revoke(_ id: String) throws -> AccessKey {
        for _ in 0..<100 {
            guard let (known, sequence) = try find(id) else {
                throw MultichatError(
                    .notFound, "There is no key of this id.", hint: "`multichat key list` shows all keys.")
            }
            if known.revokedAt != nil { return known }
            var key = known
            key.revokedAt = store.configuration.clock()
            do {
                try write(key, over: sequence)
                return key
            } catch let error as MultichatError where error.code == .conflict {
                // Another one revoked it meanwhile.
            }
        }
        throw MultichatError(.unavailable, "Too many writers change the key at once.", retry: .later)
    }

    /// How far the log of the keys goes, which tells whether something has changed; `nil` while there was never a key.
    public func head() throws -> Head? { try store.session(SystemSessions.keys)?.head }

    private static let prefix = "key/"

    private func find(_ id: String) throws -> (AccessKey, Int)? {
        guard !id.isEmpty, try head() != nil else { return nil }
        let query = LatestQuery(SystemSessions.keys, key: try EntryKey(Self.prefix + id))
        guard let entry = try store.latest(query).items.first else { return nil }
        return AccessKey(entry.body).map { ($0, entry.sequence) }
    }

    private func write(_ key: AccessKey, over sequence: Int?) throws {
        let chat = Swarm(store, namespace: SystemSessions.keys.namespace).chat(SystemSessions.keys.id)
        let place = EntryKey(unchecked: Self.prefix + key.id)
        var draft = Draft(id: chat.newEntryID(), kind: .value, body: key.json)
        draft.key = place
        try chat.appendStarting([draft], expecting: [.newest(place, sequence)])
    }
}
