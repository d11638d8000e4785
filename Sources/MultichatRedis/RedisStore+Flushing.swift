import Multichat
import MultichatRedisSupport

extension RedisStore: HotStore {
    /// How many runs of servers were met.
    public var life: Int { client.serverRuns }

    /// The names that the masters give their runs.
    public func run() throws -> String {
        let runs = try client.onMasters(Command("INFO", "server").repeatable()).map { Greeting(info: $0.reply).run }
        return runs.sorted().joined(separator: " ")
    }

    /// Appends a batch and marks its session as unflushed; from then on its keys don't expire.
    public func appendUnflushed(_ append: Append) throws -> UnflushedAppend {
        try self.append(append, isUnflushed: true)
    }

    /// Sessions that are marked as unflushed, chosen at random.
    public func unflushed(limit: Int) throws -> [SessionReference] {
        var found: [SessionReference] = []
        // A few of each shard mostly are all; where a shard has more, they are asked for.
        for count in [min(limit, 32), limit] {
            var hasMore = false
            let replies = try client.gather(
                IndexKeys.shards(url.options.prefix).map { index in
                    (Command("SRANDMEMBER", index.dirty, String(count)).repeatable(), index.dirty)
                })
            found = []
            for reply in replies {
                if let error = reply.error { throw error.error(from: url.description) }
                hasMore = hasMore || reply.count == count
                found += reply.elements.compactMap { $0.bytes.flatMap(IndexKeys.reference) }
            }
            if found.count >= limit || !hasMore { break }
        }
        return Array(found.prefix(limit))
    }

    /// Takes the mark off a session whose log ends at a head, or that is not there or expired.
    public func markFlushed(_ session: SessionReference, through head: Head, keepingFor lifetime: Int64?) throws -> Bool
    {
        let log = try log(session)
        let record = try log.record(known: cache[session])
        let now = configuration.clock()
        let isExpired = record?.state.session.isExpired(at: now) ?? false
        guard record == nil || isExpired || record?.state.session.head == head else { return false }
        let lifetime = isExpired ? 0 : lifetime
        var command = LifeScripts.flushed.command(keys: log.keys.all.count)
        command.append(log.keys.all)
        command.append(log.keys.member)
        command.append(record?.mark.bytes ?? [])
        command.append(record.map { SessionLife.left(of: $0.state.session, at: now, atMost: lifetime) } ?? "")
        command.append(lifetime == nil ? "" : "1")
        return try log.write(LifeScripts.flushed, command) { $0.integer == 1 }.integer == 1
    }
}
