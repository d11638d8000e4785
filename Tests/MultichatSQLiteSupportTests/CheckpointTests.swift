import Multichat
import MultichatFiles
import Synchronization
import TestSupport
import Testing

@testable import MultichatSQLiteSupport

@Suite struct CheckpointTests {
    private static let policy: CheckpointPolicy = {
        var policy = CheckpointPolicy()
        policy.passiveSize = 100_000
        policy.retrySize = 20_000
        policy.restartSize = 200_000
        policy.urgentSize = 300_000
        policy.wait = 0
        policy.urgentWait = 0
        return policy
    }()

    @Test func theScheduleAsksForMoreAsTheLogGrows() {
        var schedule = CheckpointSchedule(Self.policy)
        schedule.committed(99_999)
        #expect(schedule.due == nil)
        schedule.committed(100_000)
        #expect(schedule.due?.mode == .passive)
        schedule.tried(100_000)
        #expect(schedule.due == nil)
        schedule.committed(119_999)
        #expect(schedule.due == nil)
        schedule.committed(120_000)
        #expect(schedule.due?.mode == .passive)
        schedule.tried(120_000)
        schedule.committed(200_000)
        #expect(schedule.due?.mode == .restart)
        schedule.committed(300_000)
        #expect(schedule.due == CheckpointSchedule.Step(mode: .restart, wait: 0))
        schedule.tried(0)
        #expect(schedule.due == nil)
        schedule.committed(100_000)
        #expect(schedule.due?.mode == .passive)
    }

    private static let patient: CheckpointPolicy = {
        var policy = Self.policy
        policy.wait = 25
        policy.urgentWait = 5000
        return policy
    }()

    private func fill(_ writer: SQLiteWriter, _ scratch: Scratch) throws -> Int {
        var longest = 0
        for _ in 0..<400 {
            try Catalogue.add(String(repeating: "x", count: 1000), to: writer)
            try writer.checkpointIfNeeded()
            longest = max(longest, try File(scratch.file("a.db-wal"), .read).size)
        }
        return longest
    }

    private func makeWriter(_ scratch: Scratch, _ policy: CheckpointPolicy = Self.policy) throws -> SQLiteWriter {
        try SQLiteWriter(scratch.file("a.db"), Catalogue.schema, SQLiteConfiguration(.create), policy)
    }

    @Test func theLogStaysShortWithoutReaders() throws {
        let scratch = try Scratch()
        let writer = try makeWriter(scratch)
        #expect(try fill(writer, scratch) < 120_000)
        writer.close()
    }

    /// Two readers take turns, so that at every moment one of them holds a snapshot.
    @Test func theLogStaysShortWhileSnapshotsOverlap() throws {
        let scratch = try Scratch()
        let writer = try makeWriter(scratch, Self.patient)
        let relay = ReadingRelay()
        let longest = Mutex(0)
        try onThreads(3) { thread in
            guard thread == 2 else { return try relay.run(thread, try scratch.connect("a.db", .read)) }
            defer { relay.stop() }
            let length = try fill(writer, scratch)
            longest.withLock { $0 = length }
        }
        #expect(longest.withLock { $0 } < 350_000)
        writer.close()
    }

    @Test func theLogIsFollowedAcrossWriters() throws {
        let scratch = try Scratch()
        let writers = [try makeWriter(scratch), try makeWriter(scratch)]
        for number in 0..<200 {
            try Catalogue.add(String(repeating: "x", count: 1000), to: writers[number % 2])
            if number % 2 == 1 { try writers[1].checkpointIfNeeded() }
        }
        #expect(try File(scratch.file("a.db-wal"), .read).size < 120_000)
        for writer in writers { writer.close() }
    }
}
