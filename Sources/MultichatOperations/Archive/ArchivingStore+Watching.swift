import Multichat

extension ArchivingStore: Watching {
    /// Watches the store: a session that is archived isn't changed by that, and comes back before it is.
    public func watch(_ told: @escaping @Sendable (StoreNews) -> Void) throws -> any StoreWatch {
        try base.watchOrPoll(told)
    }
}
