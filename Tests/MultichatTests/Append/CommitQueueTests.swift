import Multichat
import Synchronization
import TestSupport
import Testing

@Suite struct CommitQueueTests {
    @Test(arguments: [1, 4, 256]) func everyWorkIsCommittedOnceAndAnswered(_ maximumBatch: Int) throws {
        let log = Mutex<[Int]>([])
        let isCommitting = Mutex(false)
        let queue = CommitQueue<Int, Int>(maximumBatch: maximumBatch) { batch in
            let wasFree = isCommitting.withLock { flag in
                defer { flag = true }
                return !flag
            }
            #expect(wasFree, "two commits at once")
            #expect(!batch.isEmpty && batch.count <= maximumBatch)
            log.withLock { $0 += batch }
            isCommitting.withLock { $0 = false }
            return batch.map { .success($0 * 2) }
        }
        try onThreads(16) { thread in
            for number in 0..<200 {
                let work = thread * 1000 + number
                let outcome = try queue.submit(work)
                #expect(outcome == work * 2)
            }
        }
        let committed = log.withLock { $0 }
        #expect(committed.count == 3200)
        #expect(Set(committed).count == 3200)
        for thread in 0..<16 {
            let own = committed.filter { $0 / 1000 == thread }
            #expect(own == own.sorted(), "a thread's works keep their order")
        }
    }

    @Test func aFailureReachesOnlyItsOwnWriter() throws {
        let queue = CommitQueue<Int, Int> { batch in
            batch.map { $0 % 3 == 0 ? .failure(MultichatError(.conflict, "\($0)")) : .success($0) }
        }
        try onThreads(8) { thread in
            for number in 0..<100 {
                let work = thread * 100 + number
                guard work % 3 == 0 else {
                    let outcome = try queue.submit(work)
                    #expect(outcome == work)
                    continue
                }
                #expect(failure { _ = try queue.submit(work) }?.message == "\(work)")
            }
        }
    }
}
