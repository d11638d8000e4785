import CMultichatShims
import Multichat
import MultichatFiles
import TestSupport
import Testing

struct FileLockFailureTests {
    let directory: TemporaryDirectory

    init() throws { directory = try TemporaryDirectory() }

    private func lock() throws -> FileLock { try FileLock(directory("lock")) }

    @Test func aDeletedLockFileIsReplaced() throws {
        let (first, second) = (try lock(), try lock())
        try Directory.removeFile(directory("lock"))
        try Directory.removeFile(directory("lock.queue"))
        try first.lock()
        #expect(try !second.tryLock(), "both lock the new file")
        first.unlock()
        #expect(try second.tryLock())
        second.unlock()
    }

    @Test func aDeletedDirectoryIsAnErrorAndLeavesTheLockUsable() throws {
        try Directory.create(directory("session"))
        let lock = try FileLock(directory("session/lock"))
        try Directory.remove(directory("session"))
        #expect(failure { try lock.lock() }?.code == .notFound)
        #expect(failure { _ = try lock.tryLock() }?.code == .notFound)
        #expect(failure { _ = try FileLock(directory("session/lock")) }?.code == .cannotCreate)
        try Directory.create(directory("session"))
        #expect(try lock.tryLock())
        lock.unlock()
    }

    @Test func theSystemFreesTheLockOfAProcessThatDies() async throws {
        let path = directory("lock")
        await #expect(processExitsWith: .signal(SIGKILL)) { [path = path as String] in
            try FileLock(path).lock()
            raise(SIGKILL)
        }
        #expect(try lock().tryLock())
    }
}
