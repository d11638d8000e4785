import Multichat
import MultichatRedisSupport

extension RedisStore: Erasing {
    /// Nothing is left in the servers' memory. Masters that keep a log of their writes are told to write it anew, where
    /// the rights allow that; dumps, and the files of replicas, are theirs.
    public func scrub() throws -> [Remnant] {
        let info = try client.onMasters(Command("INFO").repeatable())
        let logs = info.map { ServerReport($0.node, info: $0.reply.text ?? "", syncing: nil) }.filter(\.keepsLog)
        return logs.map { rewriteLog(of: $0.server) } + [
            Remnant(
                "the dumps of the Redis servers, and the files of their replicas",
                "they hold what was erased until they are written anew: `redis-cli bgsave` on each master and replica, "
                    + "`redis-cli bgrewriteaof` on each replica")
        ]
    }

    /// Has a master write its log anew; the old one goes when that is done.
    private func rewriteLog(of node: Endpoint) -> Remnant {
        let place = "the append-only file of \(node)"
        do {
            _ = try client.send(Command("BGREWRITEAOF"), to: node)
            return Remnant(
                place,
                "it is being written anew; what was erased is gone from it when that is done: "
                    + "`redis-cli info persistence` says aof_rewrite_in_progress:0 and aof_rewrite_scheduled:0 then")
        } catch {
            // One that was under way before may write what was erased since.
            let reason = (error as? MultichatError)?.message ?? "\(error)"
            return Remnant(
                place,
                "it holds what was erased until it is written anew, which could not be begun (\(reason)): "
                    + "`redis-cli bgrewriteaof`")
        }
    }
}
