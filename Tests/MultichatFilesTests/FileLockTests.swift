import CMultichatShims
import Multichat
import MultichatFiles
import TestSupport
import Testing

struct FileLockTests {
    let directory: TemporaryDirectory

    init() throws { directory = try TemporaryDirectory() }

    private func lock() throws -> FileLock { try FileLock(directory("lock")) }

    @Test func lockFilesBelongToTheirOwnerAlone() throws {
        try lock().withLock {}
        for name in ["lock", "lock.queue"] {
            var status = stat()
            #expect(stat(directory(name), &status) == 0)
            #expect(status.st_mode & 0o777 == 0o600)
        }
    }

    @Test func oneHolderAtATime() throws {
        let (first, second) = (try lock(), try lock())
        try first.lock()
        #expect(try !second.tryLock())
        #expect(try !second.tryLock(.shared))
        #expect(try !first.tryLock())
        first.unlock()
        #expect(try second.tryLock())
        #expect(try !first.tryLock())
        second.unlock()
        #expect(try first.tryLock())
        first.unlock()
    }

    @Test func aWordLeftIsFoundByEveryLaterHolder() throws {
        let (first, second) = (try lock(), try lock())
        let mark = try first.withLock { first.mark }
        #expect(try second.withLock { second.mark } == mark)
        #expect(try first.withLock { first.mark } == mark)
        try second.withLock { try FileLock.leaveWord(second.path) }
        let later = try first.withLock { first.mark }
        #expect(later != mark)
        #expect(try second.withLock { second.mark } == later)
        // A lock that was removed and made anew is another one, whatever it holds.
        try Directory.removeFile(first.path)
        let anew = try lock()
        let newest = try anew.withLock { anew.mark }
        #expect(newest != later && newest != mark)
        #expect(try first.withLock { first.mark } == newest)
    }

    @Test func sharedHoldersKeepOnlyExclusiveOnesOut() throws {
        let (first, second, third) = (try lock(), try lock(), try lock())
        #expect(try first.tryLock(.shared))
        #expect(try second.tryLock(.shared))
        #expect(try !third.tryLock())
        first.unlock()
        #expect(try !third.tryLock())
        second.unlock()
        #expect(try third.tryLock())
        third.unlock()
    }

    @Test func anErrorInsideUnlocks() throws {
        let lock = try lock()
        #expect(failure { try lock.withLock { throw MultichatError(.invalid, "no") } }?.message == "no")
        #expect(try lock.tryLock())
        lock.unlock()
    }

    /// A count that is not atomic, raised by threads that share lock objects in pairs.
    @Test func threadsExcludeEachOther() throws {
        let locks = try (0..<4).map { _ in try lock() }
        let counter = try directory.file("count", [0, 0])
        try onThreads(8) { thread in
            for _ in 0..<200 { try locks[thread / 2].withLock { try raise(counter) } }
        }
        #expect(try counter.contents() == [0x40, 0x06], "1600")
    }
}

private func raise(_ counter: File) throws {
    let count = try counter.contents()
    let value = Int(count[0]) + Int(count[1]) << 8 + 1
    try [UInt8(value & 0xFF), UInt8(value >> 8)].withUnsafeBytes { try counter.write($0, at: 0) }
}
