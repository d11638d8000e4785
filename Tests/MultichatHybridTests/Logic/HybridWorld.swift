import Multichat
import Synchronization
import TestSupport

@testable import MultichatHybrid

/// Hybrids over memory stores, with a clock that a test moves and work that is done when a test says so.
///
/// Several hybrids of one world are as several processes over the same two stores; each has marks of its own of what is
/// unflushed, as a plain store serves one process.
final class HybridWorld: Sendable {
    let durable: MemoryStore
    let hot = MemoryStore()
    /// The monotonic clock, in microseconds.
    let time: Clock
    /// Whether the hot store can be reached.
    let isUp = Atomic(true)
    /// How long a reading of the durable store takes, in microseconds.
    let durableDelay = Atomic<Int64>(0)
    /// Whether the durable store takes entries.
    let isDurableUp = Atomic(true)

    /// A number that tests move.
    final class Clock: Sendable {
        let microseconds = Atomic<Int64>(0)
    }

    init() {
        let clock = Clock()
        time = clock
        durable = MemoryStore(
            StoreConfiguration(clock: {
                Timestamp(microseconds: 1_700_000_000_000_000).adding(
                    microseconds: clock.microseconds.load(ordering: .relaxed))
            }))
    }

    var timing: HybridTiming {
        HybridTiming(now: { self.time.microseconds.load(ordering: .relaxed) }, hasWorkers: false)
    }

    /// Opens a hybrid.
    func open(
        _ mode: HybridOptions.Mode, archive: (any Restoring)? = nil, _ change: (inout HybridOptions) -> Void = { _ in }
    ) throws -> HybridStore {
        var options = HybridOptions()
        options.mode = mode
        options.flushInterval = 0
        options.patience = 0
        change(&options)
        return try HybridStore(durableSide, archive, options, timing) { self.hotSide }
    }

    private var durableSide: InterposedStore {
        var store = InterposedStore(durable)
        store.beforeWrite = { write in
            let stores = write.name == "append" || !write.entries.isEmpty
            if stores, !self.isDurableUp.load(ordering: .relaxed) { throw MultichatError(.io, "The disk is full.") }
        }
        store.afterRead = { entries in
            self.time.microseconds.add(self.durableDelay.load(ordering: .relaxed), ordering: .relaxed)
            return entries
        }
        return store
    }

    private var hotSide: InterposedStore {
        var store = InterposedStore(hot)
        store.beforeCall = {
            if !self.isUp.load(ordering: .relaxed) { throw MultichatError(.unavailable, "The cable was pulled.") }
        }
        return store
    }

    /// Starts a session with so many messages: e1, e2 …
    func begin(_ session: SessionReference, in store: HybridStore, _ count: Int) throws {
        _ = try store.create(NewSession(session))
        for number in 1...count { _ = try store.append(Append(to: session, [Draft(EntryID(unchecked: "e\(number)"))])) }
    }

    /// Moves the clock.
    func pass(_ microseconds: Int64) { time.microseconds.add(microseconds, ordering: .relaxed) }

    /// The clock.
    var now: Int64 { time.microseconds.load(ordering: .relaxed) }

    /// Makes readings of the durable store slow.
    func slowDurable(by microseconds: Int64) { durableDelay.store(microseconds, ordering: .relaxed) }

    /// Fills the durable store's disk, or frees it.
    func setDurable(_ isUp: Bool) { isDurableUp.store(isUp, ordering: .relaxed) }

    /// Pulls the hot store's cable, or plugs it in.
    func setUp(_ isUp: Bool) { self.isUp.store(isUp, ordering: .relaxed) }
}

extension Draft {
    /// A message with an id.
    init(_ id: EntryID) { self.init(id: id, kind: .message, author: "A", body: Message(id.text).body) }
}
