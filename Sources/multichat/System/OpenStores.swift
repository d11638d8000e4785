import Multichat
import MultichatStores
import Synchronization

/// The stores that a command opened, so that they are closed behind it.
final class OpenStores: Sendable {
    private let stores = Mutex<[any Restoring]>([])
    private let hasWarned = Atomic(false)

    /// Whether nothing was opened.
    var isEmpty: Bool { stores.withLock { $0.isEmpty } }

    /// Opens a store that is closed when the command ends.
    func open(_ url: StoreURL, creating: Bool) throws -> any Restoring {
        let store = try Stores.open(url, creating: creating)
        stores.withLock { $0.append(store) }
        return store
    }

    /// What the stores mended by themselves so far.
    var recoveries: [Recovery] {
        stores.withLock { $0 }.flatMap { ($0 as? any Recovering)?.recoveries ?? [] }
    }

    /// Whether it is the first time that this is asked, so that a warning is given once.
    func isFirstWarning() -> Bool { !hasWarned.exchange(true, ordering: .relaxed) }

    /// Closes what was opened; answers what went wrong, such as an archive that can't be written. What was answered
    /// before stays true.
    func close() -> [any Error] {
        stores.withLock { $0 }.compactMap { store in
            do { try store.close() } catch { return error }
            return nil
        }
    }
}
