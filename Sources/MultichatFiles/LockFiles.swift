import CMultichatShims
import Multichat

/// The two files of a ``FileLock``: the lock itself, and the place of whoever is next to have it.
struct LockFiles: Sendable {
    private let path: String
    private var current: File
    private var next: File

    /// Opens both, and makes them where they are missing; reading rights are enough to lock.
    init(_ path: String, verb: String) throws {
        self.path = path
        current = try File(path, flags: O_RDONLY | O_CREAT, verb: verb)
        next = try File(path + ".next", flags: O_RDONLY | O_CREAT, verb: verb)
    }

    /// Waits for the place of the next one, then for the lock, and frees the place.
    mutating func take(_ mode: FileLock.Mode) throws {
        defer { unlock(next) }
        while true {
            try wait(for: next, .exclusive)
            try wait(for: current, mode)
            if try isValid() { return }
        }
    }

    /// Takes the lock if neither it nor the place of the next one is taken.
    mutating func tryTake(_ mode: FileLock.Mode) throws -> Bool {
        defer { unlock(next) }
        while try attempt(next, .exclusive), try attempt(current, mode) {
            if try isValid() { return true }
        }
        return false
    }

    /// Frees the lock.
    func release() { unlock(current) }

    /// Whether the locked file is still the one that others would lock; else opens that one.
    ///
    /// Somebody may have deleted the file, or the directory with it, while this process waited.
    private mutating func isValid() throws -> Bool {
        do {
            if try current.isLinked { return true }
            self = try LockFiles(path, verb: "lock")
            return false
        } catch {
            release()
            throw error
        }
    }

    private func wait(for file: File, _ mode: FileLock.Mode) throws {
        try SystemCall.check("lock", file.path) { flock(file.descriptor, operation(mode)) }
    }

    private func attempt(_ file: File, _ mode: FileLock.Mode) throws -> Bool {
        guard SystemCall.uninterrupted({ flock(file.descriptor, operation(mode) | LOCK_NB) }) != 0 else { return true }
        guard multichat_errno() == EWOULDBLOCK else { throw MultichatError.system(multichat_errno(), "lock", file.path) }
        return false
    }

    private func unlock(_ file: File) { _ = flock(file.descriptor, LOCK_UN) }

    private func operation(_ mode: FileLock.Mode) -> Int32 { mode == .exclusive ? LOCK_EX : LOCK_SH }
}
