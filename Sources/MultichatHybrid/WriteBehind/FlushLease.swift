import Multichat
import Synchronization

/// The right to be the one that copies entries to the durable store, for a while: a note in that store.
///
/// It saves work and no more: two that copy at once don't harm each other, as each entry must follow the log's chain.
final class FlushLease: Sendable {
    private static let key: EntryKey = "flusher"
    /// How long it lasts, in microseconds.
    private static let length: Int64 = 10_000_000

    private struct State {
        var end = Timestamp(microseconds: 0)
        /// Where our newest note stands.
        var sequence: Int?
    }

    private let notes: HybridNotes
    private let holder: String
    private let state = Mutex(State())

    init(_ notes: HybridNotes, holder: String) {
        self.notes = notes
        self.holder = holder
    }

    /// Whether this process has it.
    var isHeld: Bool { state.withLock { now < $0.end } }

    /// Takes the lease where nobody has it, or makes it longer; answers whether it is held anew, so that another process
    /// may have had it.
    func renew() throws -> Bool {
        let present = state.withLock { $0 }
        guard present.end.microseconds - now.microseconds < Self.length * 2 / 3 else { return false }
        let newest = try notes.read(Self.key)
        let isFree = newest.flatMap { $0.value["until"]?.integer }.map { Int64($0) <= now.microseconds } ?? true
        guard isFree || newest?.value["holder"]?.string == holder else {
            state.withLock { $0.end = Timestamp(microseconds: 0) }
            return false
        }
        let end = now.adding(microseconds: Self.length)
        guard let sequence = try notes.write(Self.key, value(until: end), over: newest?.sequence) else { return false }
        state.withLock { $0 = State(end: end, sequence: sequence) }
        return present.sequence == nil || newest?.sequence != present.sequence
    }

    /// Gives it back.
    func release() throws {
        let present = state.withLock { state in
            defer { state.end = Timestamp(microseconds: 0) }
            return state
        }
        guard now < present.end else { return }
        _ = try notes.write(Self.key, value(until: Timestamp(microseconds: 0)), over: present.sequence)
    }

    private var now: Timestamp { notes.store.configuration.clock() }

    private func value(until end: Timestamp) -> JSON {
        let end = JSONValue.Member("until", JSONValue(JSON(unchecked: String(end.microseconds))))
        return JSONValue.object([JSONValue.Member("holder", .string(holder)), end]).json
    }
}
