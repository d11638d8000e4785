import Multichat

extension JSONStore: Recovering {
    /// What was mended since the store was opened: ends of logs, and sessions half made or half removed.
    public var recoveries: [Recovery] { environment.recoveries.all }
}
