import Multichat
import MultichatFiles
import Synchronization

extension SQLiteStore: Watching {
    /// How often the file is looked at in any case: whoever has committed may have died before it rang.
    private static let interval: Int64 = 5_000_000

    /// Begins to watch: every process that commits rings.
    public func watch(_ told: @escaping @Sendable (StoreNews) -> Void) throws -> any StoreWatch {
        let last = LastToken()
        return try bell.listen(
            every: Self.interval, hasChanged: { last.isChanged(try? self.changeToken()) }, told: told)
    }
}

/// The token that was seen last.
private final class LastToken: Sendable {
    private let token = Mutex<String?>(nil)

    /// Whether it is another one, or none.
    func isChanged(_ present: String?) -> Bool {
        token.withLock { token in
            defer { token = present }
            return present == nil || present != token
        }
    }
}
