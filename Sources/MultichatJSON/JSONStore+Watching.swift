import Multichat
import MultichatFiles

extension JSONStore: Watching {
    /// How often the sessions are looked at in any case: whoever has written may have died before it rang. There is no
    /// file that tells whether any session has changed, so this costs more than a look at one.
    private static let interval: Int64 = 30_000_000

    /// Begins to watch: every process that writes rings.
    public func watch(_ told: @escaping @Sendable (StoreNews) -> Void) throws -> any StoreWatch {
        try bell.listen(every: Self.interval, hasChanged: { true }, told: told)
    }
}
