import Multichat
import Synchronization

/// A note in the durable store that says to other processes what this one does now.
///
/// Who does it marks that first and looks then whether it may; who forbids it forbids it first and looks then for marks:
/// one of both sees the other.
final class ProcessMark: Sendable {
    /// A note that is so old is written anew by who needs it, in microseconds.
    private static let renewal: Int64 = 5_000_000
    /// A note that is so old is of a process that is gone.
    static let lifetime: Int64 = 15_000_000

    private struct State {
        var key: EntryKey?
        var sequence: Int?
        var time: Int64 = 0
        /// Calls that are under way.
        var users = 0
    }

    private let notes: HybridNotes
    private let prefix: String
    private let state = Mutex(State())

    /// Makes a mark whose notes' keys begin with a text.
    init(_ notes: HybridNotes, _ prefix: String) {
        self.notes = notes
        self.prefix = prefix
    }

    /// Runs the closure while the note is there; `nil` where it may not be.
    ///
    /// - Parameter mayBegin: asked when the note was written just now, before any other thread counts on it.
    func during<Answer>(ifAllowed mayBegin: () throws -> Bool, _ body: () throws -> Answer?) throws -> Answer? {
        let isAllowed = try state.withLock { state in
            if state.key == nil {
                try write(&state)
                guard try mayBegin() else {
                    try erase(&state)
                    return false
                }
            }
            state.users += 1
            return true
        }
        guard isAllowed else { return nil }
        defer { state.withLock { $0.users -= 1 } }
        return try body()
    }

    /// Writes the note again if it gets old.
    func renew() throws {
        try state.withLock { state in
            guard let key = state.key, now - state.time >= Self.renewal else { return }
            if let sequence = try notes.write(key, value, over: state.sequence) {
                (state.sequence, state.time) = (sequence, now)
            } else {
                try write(&state)
            }
        }
    }

    /// Writes the note again if another process took it for that of one that is gone; answers whether it did.
    func confirm() throws -> Bool {
        try state.withLock { state in
            guard let key = state.key, try notes.read(key)?.sequence != state.sequence else { return false }
            try write(&state)
            return true
        }
    }

    /// Removes the note, if there is one, nobody needs it, and the condition holds.
    func remove(if isIdle: () -> Bool) throws {
        try state.withLock { state in
            if state.users == 0, isIdle() { try erase(&state) }
        }
    }

    /// Whether other processes have such notes.
    func others() throws -> Bool { try !foreign().isEmpty }

    /// Removes the notes of processes that are gone, after all that they left was copied.
    func removeOld() throws {
        for note in try foreign() {
            guard let time = note.value["time"]?.integer, now - Int64(time) >= Self.lifetime else { continue }
            _ = try notes.write(note.key, .null, over: note.sequence)
        }
    }

    private var now: Int64 { notes.store.configuration.clock().microseconds }

    private var value: JSON { JSONValue.object([JSONValue.Member("time", .integer(now))]).json }

    private func foreign() throws -> [HybridNotes.Note] {
        let own = state.withLock { $0.sequence }
        return try notes.read(prefix: prefix).filter { !$0.value.isNull && $0.sequence != own }
    }

    private func erase(_ state: inout State) throws {
        guard let key = state.key else { return }
        // One that was written by another process since isn't ours any more; else it is tried again later.
        let isErased = try notes.write(key, .null, over: state.sequence) != nil
        guard try isErased || notes.read(key)?.sequence != state.sequence else { return }
        (state.key, state.sequence) = (nil, nil)
    }

    /// Writes the note under the first key that nobody uses.
    private func write(_ state: inout State) throws {
        for _ in 0..<16 {
            let used = try notes.read(prefix: prefix)
            let free = used.first { $0.value.isNull }
            let key = free?.key ?? EntryKey(unchecked: "\(prefix)\(used.count)")
            if let sequence = try notes.write(key, value, over: free?.sequence) {
                (state.key, state.sequence, state.time) = (key, sequence, now)
                return
            }
        }
        throw MultichatError(
            .unavailable, "Too many processes begin to write to the hybrid store at once.", hint: "Try again.",
            retry: .later)
    }
}
