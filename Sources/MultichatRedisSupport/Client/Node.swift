import Multichat

/// One server, its connections, and the line of those who share its round trips.
final class Node: Sendable {
    let endpoint: Endpoint
    let pool: ConnectionPool
    private let line: CommitQueue<Work, Reply>

    private struct Work: Sendable {
        var command: Command
        var deadline: MonotonicTime
    }

    init(_ endpoint: Endpoint, _ pool: ConnectionPool) {
        self.endpoint = endpoint
        self.pool = pool
        // The server works while those that were woken come back: to wait for them first would leave it idle.
        line = CommitQueue(patience: 0) { Self.exchange($0, pool) }
    }

    /// Sends commands on a connection of their own and waits for the replies.
    func exchange(_ commands: [Command], until deadline: MonotonicTime) throws(Fault) -> [Reply] {
        try pool.with(until: deadline) { connection throws(Fault) in
            try connection.pipeline(commands, until: deadline)
        }
    }

    /// Sends a command together with those of other threads that wait.
    func share(_ command: Command, until deadline: MonotonicTime) throws(Fault) -> Reply {
        do {
            return try line.submit(Work(command: command, deadline: deadline))
        } catch let fault as Fault {
            throw fault
        } catch {
            throw Fault(.lost, "\(error)")
        }
    }

    /// Sends what waits in one pipeline.
    private static func exchange(_ batch: [Work], _ pool: ConnectionPool) -> [Result<Reply, any Error>] {
        let deadline = batch.reduce(batch[0].deadline) { max($0, $1.deadline) }
        do throws(Fault) {
            let replies = try pool.with(until: deadline) { connection throws(Fault) in
                try connection.pipeline(batch.lazy.map(\.command), until: deadline)
            }
            return replies.map { .success($0) }
        } catch {
            return batch.map { _ in .failure(error) }
        }
    }
}
