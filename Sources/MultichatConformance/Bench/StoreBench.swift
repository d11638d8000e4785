import Multichat

/// How the laws get at the stores of one backend.
public protocol StoreBench: Sendable {
    /// What failures call the backend.
    var name: String { get }

    /// Opens a new, empty store.
    func open(_ configuration: StoreConfiguration) throws -> any Restoring

    /// Closes a store and opens it again, with everything that was in it.
    ///
    /// A backend that forgets when it closes answers the store itself.
    func reopen(_ store: any Restoring) throws -> any Restoring

    /// Closes a store and removes everything of it.
    func remove(_ store: any Restoring) throws
}

/// One store under test with the clock that it was given.
public final class LawContext {
    /// The store; ``reopen()`` replaces it.
    public private(set) var store: any Restoring
    /// The clock, which stands still until it is moved.
    public let clock: ManualClock
    private let bench: any StoreBench

    init(_ bench: any StoreBench, seed: UInt64 = 1) throws {
        self.bench = bench
        clock = ManualClock()
        store = try bench.open(Self.configuration(clock, seed: seed))
    }

    /// A configuration with a still clock and seeded randomness.
    static func configuration(_ clock: ManualClock, seed: UInt64) -> StoreConfiguration {
        let random = SeededRandom(seed)
        return StoreConfiguration(clock: { clock.now }, random: { random.next() })
    }

    /// Closes the store and opens it again.
    public func reopen() throws { store = try bench.reopen(store) }

    func remove() throws { try bench.remove(store) }
}
