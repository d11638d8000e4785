import Multichat

/// What maintenance remembers from one run to the next, as keys of a system session of the store itself.
struct MaintenanceNotes {
    static let session = SessionReference(".maintenance")

    let store: any Restoring

    /// The newest value of a key.
    func read(_ key: EntryKey) throws -> JSONValue? {
        guard try store.session(Self.session) != nil else { return nil }
        return try store.latest(LatestQuery(Self.session, key: key)).items.first.map { JSONValue($0.body) }
    }

    /// Writes a value, if it is another one.
    func write(_ key: EntryKey, _ value: JSONValue) throws {
        if try read(key)?.json == value.json { return }
        if try store.session(Self.session) == nil {
            do {
                _ = try store.create(NewSession(Self.session))
            } catch let error as MultichatError where error.code == .conflict {
                // Another process was faster.
            }
        }
        let configuration = store.configuration
        let id = EntryID(unchecked: UUIDv7.make(at: configuration.clock(), random: configuration.random()))
        var draft = Draft(id: id, kind: .value, body: value.json)
        draft.key = key
        _ = try store.append(Append(to: Self.session, [draft]))
    }
}
