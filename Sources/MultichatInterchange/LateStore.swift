import Multichat
import Synchronization

/// A store that is opened when it is first needed, so that what stores nothing makes none.
final class LateStore: Sendable {
    /// What bodies may have, known before the store is opened.
    let limits: JSONLimits
    private let open: @Sendable () throws -> any Restoring
    private let store = Mutex<(any Restoring)?>(nil)

    init(limits: JSONLimits = .standard, _ open: @escaping @Sendable () throws -> any Restoring) {
        self.limits = limits
        self.open = open
    }

    /// A store that is open already.
    convenience init(_ store: any Restoring) { self.init(limits: store.configuration.limits) { store } }

    /// The store, opened by the first call.
    func opened() throws -> any Restoring {
        try store.withLock { store in
            if let store { return store }
            let opened = try open()
            store = opened
            return opened
        }
    }
}
