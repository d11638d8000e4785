import Multichat
import MultichatRedisSupport

extension RedisStore {
    /// Creates a session; a conflict where its id is taken.
    public func create(_ session: NewSession) throws -> Session {
        try SessionRules.check(session)
        let log = try log(session.reference)
        let birth = Birth(session, token: token(), at: configuration.clock())
        try replacingExpired(log) { token in
            let life = SessionLife.left(of: birth.record.state.session, at: configuration.clock())
            return try log.create(birth, replacing: token, life: life)
        }
        return birth.record.state.session
    }

    /// The session of that id, or `nil`.
    public func session(_ reference: SessionReference) throws -> Session? {
        try configuration.measured(.session, reference) {
            guard let session = try log(reference).record(known: cache[reference])?.state.session else { return nil }
            return session.isExpired(at: configuration.clock()) ? nil : session
        }
    }

    /// Deletes a session with its entries; whether it was there.
    public func delete(_ reference: SessionReference) throws -> Bool {
        let log = try log(reference)
        // One that is expired, or can't be read, is removed as well.
        let session = try? log.record()?.state.session
        cache[reference] = nil
        guard try log.remove() else { return false }
        return session.map { !$0.isExpired(at: configuration.clock()) } ?? true
    }

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

    func notBegun(_ reference: SessionReference) -> MultichatError {
        MultichatError(.notFound, "No copy of the session \(reference) was begun.")
            .with { $0.session = reference.id.text }
    }

    /// Tells a new session from those that had its id before.
    ///
    /// It is no part of what is stored for users, so it takes nothing of the randomness that they gave.
    func token() -> String { String(Platform.randomWord(), radix: 36) + String(Platform.randomWord(), radix: 36) }
}

/// A session that is to be made.
struct Birth {
    let record: SessionRecord
    let origin: NewSession

    init(_ new: NewSession, token: String, at now: Timestamp) {
        var origin = new
        origin.createdAt = origin.createdAt ?? now
        self.origin = origin
        record = SessionRecord(origin, token: token, at: now)
    }
}

extension RedisLog {
    /// Makes the session; answers what the script does.
    ///
    /// - Parameters:
    ///   - token: that of a session which it may replace, or nothing.
    ///   - life: the milliseconds to live, or nothing.
    func create(_ birth: Birth, replacing token: String, life: String) throws -> Int {
        var command = LifeScripts.create.command(keys: keys.all.count, capacity: 1024)
        command.append(keys.all)
        addPlace(birth.record.state.session, replacing: token, life: life, to: &command)
        command.append("log")
        command.append(birth.record.mark.bytes)
        command.append("state")
        command.append(SessionRecord.text(birth.record.state))
        command.append("origin")
        command.append(birth.origin.json.text)
        return try write(LifeScripts.create, command) { $0.integer == 0 }.integer ?? 1
    }

    /// Adds the token, the time to live, and the place in the index.
    func addPlace(_ session: Session, replacing token: String, life: String, to command: inout Command) {
        command.append(token)
        command.append(life)
        command.append(Int(session.createdAt.microseconds))
        command.append(Int(-session.updatedAt.microseconds))
        command.append(keys.member)
    }

    /// Removes the session; answers whether there was anything of it.
    func remove() throws -> Bool {
        var command = LifeScripts.remove.command(keys: keys.all.count)
        command.append(keys.all)
        command.append(keys.member)
        return try write(LifeScripts.remove, command) { $0.integer == 1 }.integer == 1
    }
}
