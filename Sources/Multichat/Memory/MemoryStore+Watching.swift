extension MemoryStore: Watching {
    /// Begins to watch: told by the threads that commit.
    public func watch(_ told: @escaping @Sendable (StoreNews) -> Void) -> any StoreWatch { board.watch(told) }
}
