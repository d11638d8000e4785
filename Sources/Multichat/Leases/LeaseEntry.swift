/// The entries by which leases are granted, renewed and released.
///
/// A grant is an entry of the kind `lease` and the key `lease/<name>` with the body `{"holder":AGENT,"end":µs}`; a
/// release is one with `"released":true` besides. A renewal has a key of its own, `renewal/<name>`, and the body
/// `{"fence":SEQUENCE,"end":µs}`: so it moves the end, and leaves the grant the newest entry of its key, which appends
/// under the lease expect.
enum LeaseEntry {
    static let grants = "lease/"
    static let renewals = "renewal/"

    static func grantKey(_ name: String) -> EntryKey { EntryKey(unchecked: grants + name) }

    static func renewalKey(_ name: String) -> EntryKey { EntryKey(unchecked: renewals + name) }

    static func grant(_ name: String, to holder: AgentID, until end: Timestamp, id: EntryID) -> Draft {
        draft(id, grantKey(name), holder, [.init("holder", .string(holder.text)), .init("end", end)])
    }

    static func renewal(of lease: Lease, until end: Timestamp, id: EntryID) -> Draft {
        draft(id, renewalKey(lease.name), lease.holder, [.init("fence", .integer(lease.fence)), .init("end", end)])
    }

    static func release(of lease: Lease, at now: Timestamp, id: EntryID) -> Draft {
        let members: [JSONValue.Member] = [
            .init("holder", .string(lease.holder.text)), .init("end", now), .init("released", .bool(true)),
        ]
        return draft(id, lease.key, lease.holder, members)
    }

    /// The lease that an entry grants; `nil` where it grants none.
    static func lease(_ entry: Entry, in session: SessionReference) -> Lease? {
        let body = JSONValue(entry.body)
        guard entry.kind == .lease, let key = entry.key, key.hasPrefix(grants), body["released"]?.bool != true,
            let holder = try? body["holder"]?.string.map({ try AgentID($0) }), let end = body["end"]?.integer
        else { return nil }
        let name = String(decoding: key.text.utf8.dropFirst(grants.utf8.count), as: UTF8.self)
        return Lease(
            session: session, name: name, holder: holder, fence: entry.sequence,
            end: Timestamp(microseconds: Int64(end)))
    }

    /// When the lease ends after an entry that may renew it.
    static func end(of lease: Lease, after entry: Entry?) -> Timestamp {
        guard let entry, entry.kind == .lease, entry.sequence > lease.fence else { return lease.end }
        let body = JSONValue(entry.body)
        guard body["fence"]?.integer == lease.fence, let end = body["end"]?.integer else { return lease.end }
        return Timestamp(microseconds: Int64(end))
    }

    private static func draft(
        _ id: EntryID, _ key: EntryKey, _ holder: AgentID, _ members: [JSONValue.Member]
    ) -> Draft {
        var draft = Draft(id: id, kind: .lease, author: holder, body: JSONValue.object(members).json)
        draft.key = key
        return draft
    }
}

extension JSONValue.Member {
    /// A member whose value is a time, in microseconds since 1970.
    init(_ key: String, _ time: Timestamp) { self.init(key, .integer(time.microseconds)) }
}
