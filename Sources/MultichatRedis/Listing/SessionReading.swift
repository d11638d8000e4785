import Multichat
import MultichatRedisSupport

/// Reads the sessions that the index names, and mends the index where it is wrong.
struct SessionReading {
    let client: RedisClient
    /// Sessions that can't be read.
    private(set) var leftOut: [Damage] = []

    init(_ client: RedisClient) { self.client = client }

    /// The sessions of members, in their order; members whose session Redis has let expire are taken out of the index.
    mutating func sessions(_ references: [SessionReference]) throws -> [Session] {
        let prefix = client.url.options.prefix
        let logs = references.map { RedisLog(client: client, keys: SessionKeys($0, prefix: prefix), session: $0) }
        let replies = try client.gather(logs.map { ($0.asking, $0.keys.session) })
        var sessions: [Session] = []
        for (log, reply) in zip(logs, replies) {
            do {
                if let error = reply.error { throw error.error(from: client.url.description) }
                if let record = try SessionRecord(reply, log.session, known: nil) {
                    sessions.append(record.state.session)
                } else {
                    _ = try log.list(nil)
                }
            } catch let error as MultichatError where Self.isOfOneSession(error) {
                leftOut.append(Damage(error, in: log.session, place: "key \(log.keys.session)"))
            }
        }
        return sessions
    }

    /// Whether the other sessions can be read all the same.
    private static func isOfOneSession(_ error: MultichatError) -> Bool {
        error.code == .damaged || error.code == .incompatible
    }
}

extension RedisLog {
    /// Makes the index say whether the session is there; answers whether that was wrong.
    func list(_ session: Session?) throws -> Bool {
        var command = LifeScripts.list.command(keys: keys.all.count)
        command.append(keys.all)
        command.append(keys.member)
        command.append(session.map { String($0.createdAt.microseconds) } ?? "")
        command.append(session.map { String(-$0.updatedAt.microseconds) } ?? "")
        return try client.run(LifeScripts.list, command.repeatable(), key: keys.session).integer != 0
    }
}
