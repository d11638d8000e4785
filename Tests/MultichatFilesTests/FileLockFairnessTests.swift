import CMultichatShims
import Multichat
import MultichatFiles
import TestSupport
import Testing

struct FileLockFairnessTests {
    let directory: TemporaryDirectory

    init() throws { directory = try TemporaryDirectory() }

    /// Whoever unlocks and locks again comes behind the one that waits, each time.
    @Test func theHolderCannotOvertakeWhoWaits() throws {
        let directory = directory
        let turns = try File(directory("turns"), .create)
        let first = try FileLock(directory("lock"))
        try first.lock()
        try onThreads(2) { thread in
            if thread == 1 { return try countTurns(directory, turns) }
            for _ in 0..<100 {
                try waitForWaiter(directory("lock"))
                let before = try turns.size
                first.unlock()
                try first.lock()
                #expect(try turns.size > before)
            }
            _ = try File(directory("done"), .create)
            first.unlock()
        }
    }

    /// Eight processes lock and unlock as fast as they can: each gets its share.
    @Test func processesGetSimilarShares() async throws {
        let log = try File(directory("log"), .create)
        await withTaskGroup(of: Void.self) { group in
            for index in 0..<processes {
                group.addTask { [path = directory.path] in
                    await #expect(processExitsWith: .success) { [path = path as String, index = index as Int] in
                        try takeTurns(path, UInt8(index))
                    }
                }
            }
        }
        let turns = try log.contents()
        #expect(turns.count == rounds)
        for index in 0..<processes {
            let share = turns.filter { $0 == UInt8(index) }.count
            #expect(share > rounds / processes / 2, "process \(index) got \(share) of \(rounds) turns")
        }
    }
}

private let processes = 8
private let rounds = 4000

/// Locks and unlocks, and adds a byte at each turn, until there is a file `done`.
private func countTurns(_ directory: TemporaryDirectory, _ turns: File) throws {
    let lock = try FileLock(directory("lock"))
    while access(directory("done"), F_OK) != 0 {
        try lock.withLock { _ = try turns.append("x") }
    }
}

/// Spins until somebody is in the queue.
private func waitForWaiter(_ path: String) throws {
    let queue = multichat_open(path + ".queue", O_RDWR | O_CREAT, 0o600)
    defer { close(queue) }
    while multichat_any_byte_locked(queue) == 0 { sched_yield() }
}

/// Writes its number into the log at each turn until the log is full, from when all processes are there.
private func takeTurns(_ directory: String, _ number: UInt8) throws {
    let lock = try FileLock(directory + "/lock")
    let log = try File(directory + "/log", .write)
    let present = try File(directory + "/present", .create)
    try lock.withLock { _ = try [number].withUnsafeBytes { try present.append($0) } }
    while try present.size < processes { sched_yield() }
    var isFull = false
    while !isFull {
        try lock.withLock {
            isFull = try log.size >= rounds
            if !isFull { _ = try [number].withUnsafeBytes { try log.append($0) } }
        }
    }
}
