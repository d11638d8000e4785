import Multichat

/// The names of a session's keys.
///
/// All keys of a session, and those of the index that lists it, share a hash tag, so that they stay in one slot of a
/// cluster and one script can change them all. The tag is a part of a hash, so that no byte of an id can move slots.
struct SessionKeys: Sendable {
    /// How many tags there are, and so slots that hold sessions.
    static let shards = 64

    /// What the session is now, as a hash.
    let session: String
    /// The log, as a stream whose ids are the sequences.
    let entries: String
    /// The sequence of each entry id, as a hash.
    let ids: String
    /// Keys with their sequences, as a set that is ordered by their bytes.
    let keys: String
    /// The index that lists the session.
    let index: IndexKeys
    /// The session in the index.
    let member: [UInt8]

    /// Names the keys of a session, or of the copy of one that isn't published yet.
    init(_ reference: SessionReference, prefix: String, isStaged: Bool = false) {
        member = IndexKeys.member(reference)
        let sha = SHA256()
        member.withUnsafeBytes(sha.update)
        let name = sha.finish().description.prefix(32)
        index = IndexKeys(shard: Self.shard(name), prefix: prefix)
        let stem = "\(prefix):{\(index.tag)}:\(name)\(isStaged ? ":copy" : "")"
        session = stem + ":s"
        entries = stem + ":e"
        ids = stem + ":i"
        keys = stem + ":k"
    }

    /// All keys that a session has alone.
    var all: [String] { [session, entries, ids, keys] }

    private static func shard(_ name: Substring) -> Int { (Int(name.prefix(2), radix: 16) ?? 0) % shards }
}

/// The names of one shard of the index.
struct IndexKeys: Sendable {
    /// What stands between the braces.
    let tag: String
    /// The sessions by the time of their start, as an ordered set.
    let created: String
    /// The sessions by the time of their last update, the newest first.
    let updated: String

    init(shard: Int, prefix: String) {
        tag = "\(prefix)\(shard)"
        created = "\(prefix):{\(tag)}:created"
        updated = "\(prefix):{\(tag)}:updated"
    }

    /// How the index names a session: namespace and id, which have no NUL.
    static func member(_ reference: SessionReference) -> [UInt8] {
        Array(reference.namespace.text.utf8) + [0] + Array(reference.id.text.utf8)
    }

    /// The session that a member names.
    static func reference(_ member: [UInt8]) -> SessionReference? {
        guard let end = member.firstIndex(of: 0) else { return nil }
        let id = SessionID(unchecked: String(decoding: member[(end + 1)...], as: UTF8.self))
        return SessionReference(id, in: Namespace(unchecked: String(decoding: member[..<end], as: UTF8.self)))
    }
}
