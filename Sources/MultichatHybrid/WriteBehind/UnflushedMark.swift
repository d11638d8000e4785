import Multichat
import Synchronization

/// A note in the durable store that the hot one may hold entries of this process that the durable one lacks.
///
/// It is written before the first of them and removed when all are copied: without any such note, the durable store
/// alone is known to be complete, so that it can be opened while the hot one can't be reached.
final class UnflushedMark: Sendable {
    private static let prefix = "writer/"
    /// A note is written anew when it is used and so old, in microseconds.
    private static let renewal: Int64 = 30_000_000
    /// A note that is so old is of a process that is gone or has nothing waiting.
    private static let lifetime: Int64 = 60_000_000

    private struct State {
        var key: EntryKey?
        var sequence: Int?
        var writtenAt: Int64 = 0
        /// Appends that are under way.
        var users = 0
    }

    private let notes: HybridNotes
    private let state = Mutex(State())

    init(_ notes: HybridNotes) { self.notes = notes }

    /// Runs an append to the hot store while the note is there.
    func during<Answer>(_ body: () throws -> Answer) throws -> Answer {
        let now = notes.store.configuration.clock().microseconds
        try state.withLock { state in
            if state.key == nil || now - state.writtenAt >= Self.renewal { try write(now, &state) }
            state.users += 1
        }
        defer { state.withLock { $0.users -= 1 } }
        return try body()
    }

    /// Removes the note, if there is one, nobody needs it, and the condition holds.
    func remove(if isIdle: () -> Bool) throws {
        try state.withLock { state in
            guard let key = state.key, state.users == 0, isIdle() else { return }
            _ = try notes.write(key, .null, over: state.sequence)
            state = State()
        }
    }

    /// Whether processes may have left entries in the hot store, or do so now.
    func others() throws -> Bool {
        let own = state.withLock { $0.key }
        return try notes.read(prefix: Self.prefix).contains { !$0.value.isNull && $0.key != own }
    }

    /// Removes notes of processes that are gone; everything was copied when the call began.
    func removeOld() throws {
        let now = notes.store.configuration.clock().microseconds
        for note in try notes.read(prefix: Self.prefix) {
            guard let time = note.value["time"]?.integer, now - Int64(time) >= Self.lifetime else { continue }
            _ = try notes.write(note.key, .null, over: note.sequence)
        }
    }

    private func write(_ now: Int64, _ state: inout State) throws {
        for _ in 0..<16 {
            let place = try place(state)
            let value = JSON(unchecked: "{\"time\":\(now)}")
            if let sequence = try notes.write(place.key, value, over: place.sequence) {
                state = State(key: place.key, sequence: sequence, writtenAt: now, users: state.users)
                return
            }
            // Another process was faster with this key, or took ours for that of one that is gone.
            state.key = nil
        }
        throw MultichatError(
            .unavailable, "Too many processes write to the hybrid store at once.", hint: "Try again.", retry: .later)
    }

    /// Our own note, or the first that nobody uses.
    private func place(_ state: State) throws -> (key: EntryKey, sequence: Int?) {
        if let key = state.key { return (key, state.sequence) }
        let notes = try notes.read(prefix: Self.prefix)
        if let free = notes.first(where: { $0.value.isNull }) { return (free.key, free.sequence) }
        return (EntryKey(unchecked: "\(Self.prefix)\(notes.count)"), nil)
    }
}
