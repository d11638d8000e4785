import CMultichatShims
import Multichat

/// A queue of processes, in the order of their coming.
///
/// The file holds the number of the last place given. Each who waits has the byte of its place locked and waits for
/// the byte before, so that only one is woken when a place becomes free, and places of processes that died are free.
/// The queue gives order alone: should it ever be wrong, the lock still has one holder.
struct LockQueue: Sendable {
    private static let greatestPlace: Int64 = 0xFF_FFFF_FFFF

    private let file: File

    /// Opens the file, and makes it where it is missing.
    init(_ path: String, verb: String) throws {
        file = try File(path, flags: O_RDWR | O_CREAT, verb: verb)
    }

    /// Whether nobody else waits.
    var isEmpty: Bool {
        get throws { try check { multichat_any_byte_locked(file.descriptor) } == 0 }
    }

    /// Takes the next place, and waits until it is the first. ``leave(_:)`` gives it up.
    func enter() throws -> Int64 {
        let place = try takePlace()
        do {
            try check { multichat_lock_byte(file.descriptor, place - 1) }
        } catch {
            leave(place)
            throw error
        }
        return place
    }

    /// Lets the next one be the first.
    func leave(_ place: Int64) { _ = multichat_unlock_bytes(file.descriptor, place - 1, 2) }

    private func takePlace() throws -> Int64 {
        try check { flock(file.descriptor, LOCK_EX) }
        defer { _ = flock(file.descriptor, LOCK_UN) }
        var last: Int64 = 0
        try withUnsafeMutableBytes(of: &last) { _ = try file.read(into: $0, at: 0) }
        // Whatever the file holds, the place is one that can be locked.
        let place = (last & Self.greatestPlace) + 1
        try check { multichat_lock_byte(file.descriptor, place) }
        try withUnsafeBytes(of: place) { try file.write($0, at: 0) }
        return place
    }

    @discardableResult
    private func check(_ call: () -> Int32) throws -> Int32 { try SystemCall.check("lock", file.path, call) }
}
