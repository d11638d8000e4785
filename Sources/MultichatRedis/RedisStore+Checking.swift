import Multichat

extension RedisStore: Checking {
    /// All damage found in a session, or in all: records are compared with their checksums and places, and the indexes
    /// of ids and keys with the entries.
    ///
    /// - Throws: ``MultichatError``: `notFound` for an unknown session, `unavailable`.
    /// - Complexity: O(entries), in slices.
    public func check(_ session: SessionReference?) throws -> [Damage] {
        if let session { return try checkLog(session) }
        var damage: [Damage] = []
        let lists = try forEachSession(in: nil) { session in
            damage += try checkListed(session.reference)
        }
        return lists + damage
    }

    /// Sessions that the lists had lost, which are put back, and hashes under the prefix that hold no session.
    ///
    /// Sessions that are gone are taken out where a list meets them.
    public func checkLists() throws -> [Damage] {
        try requireOpen()
        var check = IndexCheck(client)
        try check.run()
        return check.damage
    }

    private func checkLog(_ session: SessionReference) throws -> [Damage] {
        let log = try log(session)
        do {
            var check = LogCheck(log, try visible(log))
            try check.run()
            return check.damage
        } catch let error as MultichatError where error.code == .incompatible {
            return [Damage(error, in: session, place: "keys \(log.keys.session.dropLast())*")]
        }
    }

    /// The damage of a session that was listed, unless it was deleted since.
    private func checkListed(_ session: SessionReference) throws -> [Damage] {
        do {
            return try checkLog(session)
        } catch let error as MultichatError where error.code == .notFound {
            return []
        }
    }
}
