import Multichat
import Synchronization

/// The keys of a store as a server knows them: looked up in memory, read again when their log has gone on.
///
/// What this server changes holds at once, what another process changes within ``interval``.
final class KeyRing: Sendable {
    private struct State {
        var keys: [String: AccessKey] = [:]
        var head: Head?
    }

    /// How often the log of the keys is looked at, in microseconds.
    static let interval: Int64 = 500_000

    private let store: any Store
    private let state = Mutex(State())
    private let isAsking: Atomic<Bool>
    private let watch = Mutex<PollingWatch?>(nil)

    /// The keys of a store.
    ///
    /// - Parameter isRequired: whether keys are asked for even while there is none.
    init(_ store: any Store, isRequired: Bool) {
        self.store = store
        isAsking = Atomic(isRequired)
    }

    /// Whether requests need a key: so it is from the first key on that was ever seen, whatever became of it, as the
    /// end of the last key must not let everybody in.
    var isRequired: Bool { isAsking.load(ordering: .relaxed) }

    /// Asks for keys from now on.
    func require() { isAsking.store(true, ordering: .relaxed) }

    /// Whether there is a key that is taken now.
    var hasActive: Bool {
        let now = store.configuration.clock()
        return state.withLock { $0.keys.values.contains { $0.state(at: now) == .active } }
    }

    /// Looks whether the keys have changed, and reads them if so; answers whether they had.
    ///
    /// - Throws: what reading the store throws; what was known before stays.
    @discardableResult
    func refresh() throws -> Bool {
        let keys = AccessKeys(store)
        let head = try keys.head()
        guard head != state.withLock({ $0.head }) else { return false }
        let all = try keys.all()
        if !all.isEmpty { require() }
        state.withLock { state in
            state.head = head
            state.keys = Dictionary(all.map { ($0.id, $0) }, uniquingKeysWith: { $1 })
        }
        return true
    }

    /// Looks from now on every so often; the closure is called when something has changed.
    func start(_ changed: @escaping @Sendable () -> Void) {
        let made = PollingWatch(every: Self.interval) { [weak self] in
            // A store that can't be read now answers nobody else either; it is looked at again.
            if (try? self?.refresh()) == true { changed() }
        }
        watch.withLock { $0 = made }
    }

    /// Looks no more.
    func stop() {
        watch.withLock { watch in
            watch?.end()
            watch = nil
        }
    }

    /// The key that a token proves, or why it proves none.
    func find(_ token: KeyToken) -> (key: AccessKey?, reason: KeyRefusal?) {
        guard let key = state.withLock({ $0.keys[token.id] }) else { return (nil, .unknown) }
        guard key.isProved(by: token) else { return (key, .wrong) }
        return (key, Self.refusal(key.state(at: store.configuration.clock())))
    }

    /// Whether a key that was taken before still is.
    func holds(_ id: String) -> Bool {
        let now = store.configuration.clock()
        return state.withLock { $0.keys[id] }?.state(at: now) == .active
    }

    private static func refusal(_ state: AccessKey.State) -> KeyRefusal? {
        switch state {
        case .active: nil
        case .expired: .expired
        case .revoked: .revoked
        }
    }
}

/// Why a request is not taken, for the audit log alone: clients get one answer for all of these.
enum KeyRefusal: String, Sendable {
    /// It has no key.
    case missing
    /// What it has has not the form of a key.
    case malformed
    /// There is no key of its id.
    case unknown
    /// Its secret is another one.
    case wrong
    /// Its time has passed.
    case expired
    /// It was revoked.
    case revoked
}
