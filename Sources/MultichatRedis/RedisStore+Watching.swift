import Multichat
import MultichatRedisSupport

extension RedisStore: Watching {
    /// Begins to watch: the servers tell which keys change.
    public func watch(_ told: @escaping @Sendable (StoreNews) -> Void) throws -> any StoreWatch {
        try requireOpen()
        let watch = RedisWatch(
            changes: try KeyChanges(of: client, prefix: url.options.prefix + ":") { [weak self] news in
                guard let self, case .keys(let keys) = news else { return told(.anything) }
                told(sessions(of: keys))
            },
            closing: board.watch(told))
        return watch
    }

    /// The sessions that keys belong to.
    private func sessions(of keys: [String]) -> StoreNews {
        var sessions: Set<SessionReference> = []
        // Every change of a session is one of this key of it.
        for key in keys where key.hasSuffix(SessionKeys.ending.session) && !key.hasSuffix(SessionKeys.ending.copy) {
            guard let session = names.session(of: key) ?? readName(key) else { return .anything }
            sessions.insert(session)
        }
        return .sessions(sessions)
    }

    /// The session of a key that this process hasn't used; `nil` where it is gone.
    private func readName(_ key: String) -> SessionReference? {
        guard let text = try? client.send(Command("HGET", key, "origin").repeatable(), key: key).text,
            let origin = try? NewSession(json: JSON(text))
        else { return nil }
        return names[origin.reference].session == key ? origin.reference : nil
    }
}

/// A watch of the servers, and of the store's own closing.
private struct RedisWatch: StoreWatch {
    let changes: KeyChanges
    let closing: any StoreWatch

    func end() {
        changes.end()
        closing.end()
    }
}
