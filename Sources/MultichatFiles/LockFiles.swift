import CMultichatShims
import Multichat

/// The two files of a ``FileLock``: the lock itself, and the queue of those who wait for it.
struct LockFiles: Sendable {
    private let path: String
    private let lock: File
    private let queue: LockQueue
    /// What the lock's file was when the lock was taken.
    private(set) var mark = FileLock.Mark(inode: 0, size: 0)

    /// Opens both, and makes them where they are missing.
    init(_ path: String, verb: String) throws {
        self.path = path
        lock = try File(path, flags: O_RDONLY | O_CREAT, verb: verb)
        queue = try LockQueue(path + ".queue", verb: verb)
    }

    /// Waits for the lock and takes it.
    mutating func take(_ mode: FileLock.Mode) throws {
        while try !tryTake(mode) {
            let place = try queue.enter()
            defer { queue.leave(place) }
            // Only the first in the queue comes here, and whoever doesn't find the queue empty goes into it.
            try SystemCall.check("lock", path) { flock(lock.descriptor, operation(mode)) }
            if try isValid() { return }
        }
    }

    /// Takes the lock if nobody holds it and nobody waits for it.
    mutating func tryTake(_ mode: FileLock.Mode) throws -> Bool {
        while try queue.isEmpty {
            guard SystemCall.uninterrupted({ flock(lock.descriptor, operation(mode) | LOCK_NB) }) == 0 else {
                if multichat_errno() == EWOULDBLOCK { return false }
                throw MultichatError.system(multichat_errno(), "lock", path)
            }
            if try isValid() { return true }
        }
        return false
    }

    /// Frees the lock.
    func release() { _ = flock(lock.descriptor, LOCK_UN) }

    /// Whether the locked file is still the one that others would lock; else opens that one.
    ///
    /// Somebody may have deleted the file, or the directory with it, while this process waited.
    private mutating func isValid() throws -> Bool {
        do {
            let status = try lock.status
            mark = FileLock.Mark(inode: UInt64(status.st_ino), size: Int(status.st_size))
            if status.st_nlink > 0 { return true }
            self = try LockFiles(path, verb: "lock")
            return false
        } catch {
            release()
            throw error
        }
    }

    private func operation(_ mode: FileLock.Mode) -> Int32 { mode == .exclusive ? LOCK_EX : LOCK_SH }
}
