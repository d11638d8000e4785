import Multichat
import MultichatRedisSupport

extension RedisStore {
    /// How long the keys of a session outlive it, in milliseconds: readers go by the given clock, not by Redis' own.
    static let reserve: Int64 = 3_600_000

    /// Runs a script that takes the place of a session; one that is expired goes for it.
    ///
    /// - Parameter body: runs the script with the token of what it may replace, and answers 0, or 1 where there is
    ///   another session.
    func replacingExpired(_ log: RedisLog, _ body: (_ token: String) throws -> Int) throws {
        var token = ""
        for _ in 0..<8 {
            let answer = try body(token)
            if answer == 0 { return }
            guard answer == 1 else { throw notBegun(log.session) }
            guard let present = try log.record() else { continue }
            guard present.state.session.isExpired(at: configuration.clock()) else {
                throw MultichatError.taken(log.session)
            }
            token = present.token
        }
        throw MultichatError.taken(log.session)
    }

    /// Adds the arguments of the scripts ``LifeScripts/create`` to a command, behind its keys.
    func add(_ record: SessionRecord, replacing token: String, _ keys: SessionKeys, to command: inout Command) {
        addPlace(record.state.session, replacing: token, keys, to: &command)
        addFields(record, to: &command)
    }

    /// Adds the fields of a session's hash with their values.
    func addFields(_ record: SessionRecord, to command: inout Command) {
        let session = record.state.session
        command.append("token")
        command.append(record.token)
        command.append("head")
        command.append(session.head.sequence)
        command.append("chain")
        session.head.chain.withBytes { command.append($0) }
        command.append("updated")
        command.append(Int(session.updatedAt.microseconds))
        command.append("fence")
        command.append(session.fence)
        command.append("state")
        command.append(SessionRecord.text(record.state))
        command.append("origin")
        command.append(record.origin.json.text)
    }

    /// Adds the token, the time to live, and the place in the index.
    func addPlace(_ session: Session, replacing token: String, _ keys: SessionKeys, to command: inout Command) {
        command.append(token)
        command.append(life(of: session))
        command.append(Int(session.createdAt.microseconds))
        command.append(Int(-session.updatedAt.microseconds))
        command.append(keys.member)
    }

    /// The milliseconds that the keys of a session are to be kept, as an argument; nothing for ever.
    func life(of session: Session) -> String {
        guard let end = session.expiresAt else { return "" }
        let left = max(end.microseconds - configuration.clock().microseconds, 0) / 1000
        return String(left + Self.reserve)
    }

    func notBegun(_ reference: SessionReference) -> MultichatError {
        MultichatError(.notFound, "No copy of the session \(reference) was begun.")
            .with { $0.session = reference.id.text }
    }
}
