import Multichat
import MultichatRedisSupport

/// The names of a session's keys.
///
/// All keys of a session, and those of the index that lists it, share a hash tag, so that they stay in one slot of a
/// cluster and one script can change them all. The tag is a part of a hash, so that no byte of an id can move slots.
final class SessionKeys: Sendable {
    /// How many tags there are, and so slots that hold sessions.
    static let shards = 64
    /// What the names of hashes of sessions end with, and those of their copies that aren't published.
    static let ending = (session: ":s", copy: ":copy:s")

    /// What the session is now, and the sequence of each entry id, as a hash.
    let session: String
    /// The log, as a list whose positions are the sequences.
    let entries: String
    /// Keys with their sequences, as a set that is ordered by their bytes.
    let keys: String
    /// The index that lists the session; a copy that isn't published is in none.
    let index: IndexKeys?
    /// The session in the index.
    let member: [UInt8]
    /// The keys of a script, as words of a command: those of the session, and those of the index unless it is a copy.
    let all: Command
    /// The keys of a plain append, and those of one that marks the session as unflushed; a copy that isn't published has
    /// neither.
    let plain: (flushed: Command, unflushed: Command)?

    /// Names the keys of a session.
    convenience init(_ reference: SessionReference, prefix: String) {
        self.init(reference, prefix: prefix, isStaged: false)
    }

    /// Names the keys of the copy of a session that isn't published yet.
    convenience init(copyOf reference: SessionReference, prefix: String) {
        self.init(reference, prefix: prefix, isStaged: true)
    }

    private init(_ reference: SessionReference, prefix: String, isStaged: Bool) {
        member = IndexKeys.member(reference)
        let name = member.withUnsafeBytes(SHA256.hash).description.prefix(32)
        let index = IndexKeys(shard: (Int(name.prefix(2), radix: 16) ?? 0) % Self.shards, prefix: prefix)
        let stem = "\(prefix):{\(index.tag)}:\(name)\(isStaged ? ":copy" : "")"
        self.index = isStaged ? nil : index
        session = stem + ":s"
        entries = stem + ":e"
        keys = stem + ":k"
        var all = Command()
        for key in [session, entries, keys] + (isStaged ? [] : index.all) { all.append(key) }
        self.all = all
        plain = isStaged ? nil : Self.plain(session, entries, keys, index)
    }

    private static func plain(
        _ session: String, _ entries: String, _ keys: String, _ index: IndexKeys
    ) -> (Command, Command) {
        var flushed = Command()
        for key in [session, entries, index.updated] { flushed.append(key) }
        var unflushed = flushed
        for key in [index.dirty, keys] { unflushed.append(key) }
        return (flushed, unflushed)
    }

    /// All keys that a session has alone.
    var own: [String] { [session, entries, keys] }
}

/// The names of one shard of the index.
struct IndexKeys: Sendable {
    /// What stands between the braces.
    let tag: String
    /// The sessions by the time of their start, as an ordered set.
    let created: String
    /// The sessions by the time of their last update, the newest first.
    let updated: String
    /// The sessions with entries that a durable store doesn't have yet, as a set.
    let dirty: String

    init(shard: Int, prefix: String) {
        tag = "\(prefix)\(shard)"
        created = "\(prefix):{\(tag)}:created"
        updated = "\(prefix):{\(tag)}:updated"
        dirty = "\(prefix):{\(tag)}:dirty"
    }

    /// All of them, in the order in which scripts get them.
    var all: [String] { [created, updated, dirty] }

    /// All shards.
    static func shards(_ prefix: String) -> [IndexKeys] {
        (0..<SessionKeys.shards).map { IndexKeys(shard: $0, prefix: prefix) }
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
