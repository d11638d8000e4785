import Multichat
import MultichatRedisSupport

/// Compares the index that lists sessions with the sessions that are there, and mends it.
struct IndexCheck {
    private static let slice = 1000
    private let client: RedisClient
    private let prefix: String
    private(set) var damage: [Damage] = []

    init(_ client: RedisClient) {
        self.client = client
        prefix = client.url.options.prefix
    }

    /// Walks over all keys with the prefix, master by master, a slice at a time, so that no server is held up.
    mutating func run() throws {
        for (node, reply) in try client.onMasters(scan(from: "0")) {
            var reply = reply
            while true {
                try check(reply[1])
                guard let cursor = reply[0].text, cursor != "0" else { break }
                reply = try client.send(scan(from: cursor), to: node)
            }
        }
    }

    private func scan(from cursor: String) -> Command {
        var command = Command("SCAN", cursor, "MATCH", "\(prefix):{\(prefix)*}:*\(SessionKeys.ending.session)")
        command.append("COUNT")
        command.append(Self.slice)
        return command.repeatable()
    }

    /// Looks whether the sessions of some keys are listed.
    private mutating func check(_ keys: Reply) throws {
        let names = keys.elements.compactMap(\.text).filter { !$0.hasSuffix(SessionKeys.ending.copy) }
        let replies = try client.gather(
            names.map { (Command("HMGET", $0, SessionRecord.fields[0], SessionRecord.fields[1]).repeatable(), $0) })
        for (name, reply) in zip(names, replies) {
            guard let session = session(of: reply) else {
                damage.append(
                    Damage(session: nil, place: "key \(name)", reason: "The session's hash isn't as it was written."))
                continue
            }
            let reference = session.reference
            let log = RedisLog(client: client, keys: SessionKeys(reference, prefix: prefix), session: reference)
            guard log.keys.session == name, try log.list(session) else { continue }
            damage.append(
                Damage(
                    session: reference, place: "key \(log.keys.index?.created ?? "")",
                    reason: "The session was missing in a list; it is there again."))
        }
    }

    /// The session that a hash holds, whose name isn't known.
    private func session(of reply: Reply) -> Session? {
        guard reply.count == 2, let text = reply[1].text,
            let state = StateText.read(JSONValue(JSON(unchecked: text))),
            let record = try? SessionRecord(reply, state.session.reference, known: nil)
        else { return nil }
        return record.state.session
    }
}
