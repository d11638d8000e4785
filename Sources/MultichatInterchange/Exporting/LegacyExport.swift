import Multichat

/// Writes the messages of sessions as the earlier session store of a swarm kept them: `messages.json`, an array of all
/// messages, and `sessions.json`, an object of the sessions by their ids.
///
/// Several recipients are one text with commas, everybody is `All`, parts are written as JSON. Priority and tags, which
/// the earlier store didn't have, are written where a message has them.
public struct LegacyExport {
    /// Takes the bytes of `messages.json`, some at a time and in order.
    public typealias Sink = (UnsafeRawBufferPointer) throws -> Void

    /// Called with the number of messages written so far.
    public var progress: (Int) -> Void = { _ in }
    /// How much was written.
    public private(set) var counts = ArchiveCounts()
    private let sink: Sink
    private var messages = JSONWriter(capacity: 2 * bufferSize)
    private var sessions: [(session: Session, messages: Int)] = []
    private static let bufferSize = 256 << 10

    /// Makes a writer.
    public init(_ sink: @escaping Sink) { self.sink = sink }

    /// Writes the messages of these sessions, or of all of a namespace.
    ///
    /// - Returns: what can't be read; a session ends where it is damaged.
    public mutating func write(
        _ store: any Store, sessions: [SessionReference]? = nil, namespace: Namespace = .standard
    ) throws -> [Damage] {
        messages.raw("[")
        let damage = try takeAll(store, sessions, in: namespace)
        messages.raw("\n]\n")
        try flush()
        return damage
    }

    /// The text of `sessions.json`, once the messages are written.
    public var sessionsFile: JSON {
        var writer = JSONWriter()
        writer.raw("{")
        for (session, messages) in sessions {
            writer.separate()
            writer.string(session.id.text)
            writer.raw(":{\"session_id\":")
            writer.string(session.id.text)
            writer.raw(",\"participants\":")
            writer.strings(session.participants.map(\.text))
            writer.raw(",\"created_at\":")
            writer.seconds(session.createdAt)
            writer.raw(",\"last_activity\":")
            writer.seconds(session.updatedAt)
            writer.raw(",\"message_count\":")
            writer.integer(messages)
            writer.raw("}")
        }
        writer.raw("}")
        return writer.json
    }

    private mutating func flush() throws {
        try messages.bytes.withUnsafeBytes(sink)
        messages.bytes.removeAll(keepingCapacity: true)
    }
}

extension LegacyExport: MessageTaking {
    mutating func begin(_ session: Session) {
        counts.sessions += 1
        sessions.append((session, 0))
    }

    mutating func take(_ message: Message, _ entry: Entry, of session: Session) throws {
        messages.raw(counts.entries == 0 ? "\n" : ",\n")
        messages.legacy(message, entry, session.id)
        sessions[sessions.count - 1].messages += 1
        counts.entries += 1
        progress(counts.entries)
        if messages.bytes.count >= Self.bufferSize { try flush() }
    }
}
