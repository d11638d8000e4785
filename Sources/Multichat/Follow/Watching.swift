/// A store that tells when sessions change, whichever process changes them: what followers live on.
public protocol Watching: Store {
    /// Begins to watch; what is committed from now on is told.
    ///
    /// - Parameter told: is called on a thread of the watch's own, or on one that commits; it must be quick and must not
    ///   wait for the store. Something may be told that hasn't changed, and twice; nothing is left out.
    /// - Throws: ``MultichatError`` where the store can't be watched.
    func watch(_ told: @escaping @Sendable (StoreNews) -> Void) throws -> any StoreWatch
}

/// What a watch tells.
public enum StoreNews: Sendable, Equatable {
    /// These sessions were started, appended to or removed.
    case sessions(Set<SessionReference>)
    /// Any session may have been.
    case anything
    /// The store was closed: nothing more is told.
    case closed
}

/// A watch that was begun.
public protocol StoreWatch: Sendable {
    /// Ends it; again is no error. What is being told now may still arrive.
    func end()
}

extension Store {
    /// Watches any store: of one that isn't ``Watching`` it is told twice a second that anything may have changed.
    public func watchOrPoll(_ told: @escaping @Sendable (StoreNews) -> Void) throws -> any StoreWatch {
        if let store = self as? any Watching { return try store.watch(told) }
        return PollingWatch(every: 500_000) { told(.anything) }
    }
}
