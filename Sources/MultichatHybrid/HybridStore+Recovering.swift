import Multichat

extension HybridStore: Recovering {
    /// What the durable store mended, and what a crash had left in the hot store alone.
    public var recoveries: [Recovery] {
        let own = (way as? WriteBehind)?.recoveries.all ?? []
        return ((durable as? any Recovering)?.recoveries ?? []) + own
    }
}
