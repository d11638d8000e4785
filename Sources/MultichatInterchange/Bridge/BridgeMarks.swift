import Multichat
import MultichatFiles

/// What a bridge keeps in the store, in the system session `.bridge`: its name, and how far each session is written.
struct BridgeMarks {
    /// The session of the marks.
    static let session = SessionID(unchecked: ".bridge")
    private static let name = EntryKey(unchecked: "origin")

    let swarm: Swarm
    /// What the files of this store's bridges are told by.
    let origin: String
    private let chat: Chat
    private let prefix: String

    init(_ swarm: Swarm, _ folder: String) throws {
        self.swarm = swarm
        chat = swarm.chat(Self.session)
        prefix = "cursor/" + SHA256.hash(folder).withBytes { Hex.string(UnsafeRawBufferPointer(rebasing: $0[..<8])) }
        if try swarm.store.session(chat.reference) == nil {
            do {
                try swarm.start(Self.session)
            } catch let error as MultichatError where error.code == .conflict {
                // Another bridge came first.
            }
        }
        origin = try Self.origin(chat)
    }

    /// The last sequence of a session that is written as files.
    func position(_ session: Session) throws -> Int {
        guard let body = try chat.latest(key(session))?.body else { return 0 }
        let value = JSONValue(body)
        let isSame = value["startedAt"]?.integer == Int(session.createdAt.microseconds)
        return isSame ? min(value["sequence"]?.integer ?? 0, session.head.sequence) : 0
    }

    /// Notes that a session is written up to a sequence.
    func set(_ sequence: Int, _ session: Session) throws {
        let value = JSONValue.object([
            .init("sequence", .integer(sequence)), .init("startedAt", .integer(session.createdAt.microseconds)),
        ])
        try chat.put(json: value.json, as: key(session))
    }

    private func key(_ session: Session) -> EntryKey {
        EntryKey(unchecked: "\(prefix)/\(SafeName.make(session.id.text))")
    }

    /// The name that this store's bridges share; the first one draws it.
    private static func origin(_ chat: Chat) throws -> String {
        if let known = try chat.latest(name).flatMap({ JSONValue($0.body).string }) { return known }
        let drawn = chat.swarm.newID()
        do {
            try chat.put(json: JSONValue.string(drawn).json, as: name, expecting: [.newest(name, nil)])
            return drawn
        } catch let error as MultichatError where error.code == .conflict {
            return try origin(chat)
        }
    }
}
