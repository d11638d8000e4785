extension MemoryStore: Describing {
    /// Its kind, and that it keeps nothing.
    public func facts() -> [StoreFact] { [StoreFact("kind", .text("memory")), StoreFact("durability", .text("none"))] }
}
