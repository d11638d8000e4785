import Multichat
import Synchronization

/// Tells all processes that use a store on this machine which sessions were changed.
///
///     let bell = ChangeBell("/data/chats.db-bell")
///     bell.ring([reference])                      // behind a commit
///     let watch = bell.listen(every: 5_000_000, …)  // in any process
///
/// It is a small file that all map. Nobody has it before somebody listens: until then, ringing looks for it four times
/// a second at most, and a listener that had to make it looks at the store itself meanwhile. A listener's thread sleeps
/// in the kernel until it is rung.
public final class ChangeBell: Sendable {
    private struct State {
        var memory: BellMemory?
        /// What the memory is mapped by.
        var bytes: MappedBytes?
        /// When a file was looked for last, by the monotonic clock.
        var lastLook = Int64.min / 2
        var listeners: [BellListener] = []
        var isClosed = false
    }

    /// How long ringing leaves a file unnoticed, in microseconds.
    static let blindness: Int64 = 250_000
    private let path: String
    private let isReadOnly: Bool
    private let state = Mutex(State())

    /// Makes the bell of a store, whose file it is to be; touches nothing.
    ///
    /// - Parameters:
    ///   - path: the file's path.
    ///   - isReadOnly: whether nothing may be written, so that the file isn't used and the store is looked at instead.
    public init(_ path: String, isReadOnly: Bool = false) {
        self.path = path
        self.isReadOnly = isReadOnly
    }

    /// Tells that sessions were changed; call it behind the commit.
    public func ring(_ sessions: some Sequence<SessionReference>) {
        guard let memory = state.withLock({ memory(&$0) }) else { return }
        for session in sessions { memory.write(session) }
        memory.ring()
    }

    /// Begins to listen.
    ///
    /// - Parameters:
    ///   - interval: how often the store is looked at in any case, in microseconds: whoever rings may die before.
    ///   - hasChanged: whether the store may have changed since the last look; called on the listener's thread.
    ///   - told: is told what was rung, on the same thread.
    public func listen(
        every interval: Int64, hasChanged: @escaping @Sendable () -> Bool,
        told: @escaping @Sendable (StoreNews) -> Void
    ) throws -> any StoreWatch {
        let listener: BellListener = try state.withLock { state in
            guard !state.isClosed else { throw MultichatError.closed(path) }
            let isNew = memory(&state, isDue: true) == nil
            if isNew { open(&state, .create) }
            let listener = BellListener(state.memory, interval, isNew, hasChanged, told)
            state.listeners.append(listener)
            return listener
        }
        listener.start(state.withLock { $0.bytes })
        return BellWatch { [weak self] in
            listener.end(.none)
            self?.state.withLock { $0.listeners.removeAll { $0 === listener } }
        }
    }

    /// Tells the listeners that the store is closed; again is no error.
    public func close() {
        let listeners = state.withLock { state in
            defer { state.listeners = [] }
            state.isClosed = true
            return state.listeners
        }
        for listener in listeners { listener.end(.closed) }
    }

    /// The memory, if somebody has made the file.
    private func memory(_ state: inout State, isDue: Bool = false) -> BellMemory? {
        if let memory = state.memory { return memory }
        let now = Platform.monotonicMicroseconds()
        guard isDue || now - state.lastLook >= Self.blindness else { return nil }
        state.lastLook = now
        open(&state, .write)
        return state.memory
    }

    /// Maps the file; what fails leaves the bell without one.
    private func open(_ state: inout State, _ access: File.Access) {
        guard !isReadOnly, let file = try? File(path, access), let size = try? file.size,
            access == .create || size >= BellMemory.size,
            let bytes = try? MappedBytes(file, count: BellMemory.size)
        else { return }
        (state.bytes, state.memory) = (bytes, BellMemory(bytes))
    }
}

/// One who listens.
private struct BellWatch: StoreWatch {
    let stop: @Sendable () -> Void

    func end() { stop() }
}
