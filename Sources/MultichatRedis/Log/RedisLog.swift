import Multichat
import MultichatRedisSupport

/// One session's log on the server, as it is now.
struct RedisLog {
    let client: RedisClient
    let keys: SessionKeys
    let session: SessionReference

    /// The command that asks for the session's hash.
    var asking: Command {
        var command = Command("HMGET", keys.session)
        for field in SessionRecord.fields { command.append(field) }
        return command.repeatable()
    }

    /// The session's hash; `nil` where there is none.
    func record(known: SessionRecord? = nil) throws -> SessionRecord? {
        do {
            return try SessionRecord(client.send(asking, key: keys.session), session, known: known)
        } catch let error as MultichatError where error.code == .incompatible {
            throw explained(error)
        }
    }

    /// What the session started with; `nil` where there is none.
    func origin() throws -> NewSession? {
        let reply = try client.send(Command("HGET", keys.session, "origin").repeatable(), key: keys.session)
        guard let text = reply.text else { return nil }
        guard let origin = try? NewSession(json: JSON(unchecked: text)) else { throw SessionRecord.damaged(session) }
        return origin
    }

    /// Runs a script that changes the session, on its keys.
    ///
    /// - Parameter isDone: whether a reply says that something was stored, which replicas are to confirm then.
    func write(_ script: Script, _ command: Command, isDone: (Reply) -> Bool) throws -> Reply {
        let replicas = client.url.options.replicasToWaitFor
        do {
            guard replicas > 0 else { return try client.run(script, command, key: keys.session) }
            let outcome = try client.confirm(command, script: script, key: keys.session, replicas: replicas)
            if isDone(outcome.reply) { try require(outcome.replicas) }
            return outcome.reply
        } catch let error as MultichatError {
            throw explained(error)
        }
    }

    /// Waits until replicas have confirmed what was stored before.
    func confirm() throws {
        let replicas = client.url.options.replicasToWaitFor
        guard replicas > 0 else { return }
        let command = Command("EXISTS", keys.session).repeatable()
        try require(client.confirm(command, key: keys.session, replicas: replicas).replicas)
    }

    private func require(_ confirmed: Int) throws {
        let wanted = client.url.options.replicasToWaitFor
        guard confirmed < wanted else { return }
        throw MultichatError(
            .unknownOutcome,
            "Only \(confirmed) of the \(wanted) replicas wanted have confirmed what the Redis master has stored.",
            hint: "A failover may lose it. Repeat the call with the same entry ids, or lower wait= in the store's URL.",
            retry: .sameIDs)
    }

    /// Names the key of a refusal.
    func explained(_ error: MultichatError) -> MultichatError {
        guard error.code != .unknownOutcome, error.retry != .sameIDs else { return error }
        return error.with { error in
            error.session = session.id.text
            error.message = error.message.hasSuffix(".") ? String(error.message.dropLast()) : error.message
            error.message += ", at the keys \(keys.session.dropLast())*."
        }
    }
}
