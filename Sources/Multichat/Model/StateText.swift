/// The present state of a session as JSON: for derived files, which save the folding of a log.
package enum StateText {
    /// Writes `{"session":{…},"rewinds":[[sequence,target],…]}`.
    package static func write(_ state: SessionState, to writer: inout JSONWriter) {
        writer.raw("{")
        writer.key("session")
        write(state.session, to: &writer)
        writer.key("rewinds")
        writer.array(state.rewinds.all) { writer, rewind in
            writer.raw("[")
            writer.integer(rewind.sequence)
            writer.raw(",")
            writer.integer(rewind.target)
            writer.raw("]")
        }
        writer.raw("}")
    }

    /// Reads what ``write(_:to:)`` wrote; `nil` for anything else.
    package static func read(_ value: JSONValue) -> SessionState? {
        guard let session = value["session"].flatMap(session) else { return nil }
        var rewinds = Rewinds()
        for pair in value["rewinds"]?.array ?? [] {
            guard let parts = pair.array, parts.count == 2, let at = parts[0].integer, let to = parts[1].integer else {
                return nil
            }
            rewinds.add(.init(sequence: at, target: to))
        }
        return SessionState(session, rewinds: rewinds)
    }

    private static func write(_ session: Session, to writer: inout JSONWriter) {
        var new = NewSession(session.reference)
        new.topic = session.topic
        new.labels = session.labels
        new.participants = session.participants
        new.createdAt = session.createdAt
        new.updatedAt = session.updatedAt
        new.expiry = session.expiry
        new.forkedFrom = session.forkedFrom
        new.fence = session.fence
        writer.json(new.json)
        writer.bytes.removeLast()
        writer.key("status")
        writer.string(session.status.rawValue)
        writer.key("version")
        writer.integer(session.version)
        writer.key("sequence")
        writer.integer(session.head.sequence)
        writer.key("chain")
        writer.string(session.head.chain.description)
        writer.raw("}")
    }

    private static func session(_ value: JSONValue) -> Session? {
        guard let new = try? NewSession(json: value.json), let created = new.createdAt else { return nil }
        guard let status = value["status"]?.string.flatMap(SessionStatus.init(rawValue:)),
            let version = value["version"]?.integer, let sequence = value["sequence"]?.integer,
            let chain = value["chain"]?.string.flatMap({ Digest(hex: $0) })
        else { return nil }
        var session = Session(new, at: created)
        session.updatedAt = new.updatedAt ?? created
        session.status = status
        session.version = version
        session.head = Head(sequence: sequence, chain: chain)
        return session
    }
}
