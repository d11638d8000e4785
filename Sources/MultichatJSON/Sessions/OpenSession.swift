import Multichat
import MultichatFiles

/// A session that is open in this process: its log, and the appends that wait for it.
final class OpenSession: Sendable {
    let log: SessionLog
    private let queue: CommitQueue<[Append], [Result<Receipt, any Error>]>

    init(_ log: SessionLog) {
        self.log = log
        queue = CommitQueue(metrics: log.environment.configuration.metrics) { Self.commit($0, log) }
    }

    /// Stores an append, together with those that wait at the same time.
    func append(_ append: Append) throws -> Receipt { try queue.submit([append])[0].get() }

    /// Stores appends, together with those that wait at the same time, and answers each.
    func append(_ appends: [Append]) throws -> [Result<Receipt, any Error>] { try queue.submit(appends) }

    /// Stores what several threads wait for with one write.
    private static func commit(
        _ batch: [[Append]], _ log: SessionLog
    ) -> [Result<[Result<Receipt, any Error>], any Error>] {
        var outcomes = log.commit(Array(batch.joined()))[...]
        log.environment.bell?.ring(CollectionOfOne(log.reference))
        return batch.map { appends in
            defer { outcomes = outcomes.dropFirst(appends.count) }
            return .success(Array(outcomes.prefix(appends.count)))
        }
    }
}
