import Multichat
import MultichatFiles

/// Writes the messages of a store as files, one for each recipient.
struct BridgeOutbox {
    private let marks: BridgeMarks
    private let folder: String
    private let start: Timestamp?
    /// The heads up to which sessions are known to be written.
    private var heads: [SessionID: Head] = [:]
    private var rounds = 0
    /// In so many rounds all sessions are looked through, since a message with an old time doesn't move its session up.
    private static let allEvery = 60

    init(_ marks: BridgeMarks, _ folder: String, since start: Timestamp?) {
        self.marks = marks
        self.folder = folder
        self.start = start
    }

    /// Removes what a crashed bridge left unfinished.
    func clean() throws {
        for entry in try Directory.entries(folder) where entry.isDirectory {
            try AtomicFile.sweep(folder + "/" + entry.name)
        }
    }

    /// Writes what was posted since the last time.
    mutating func write(_ round: inout Bridge.Round) throws {
        let isAll = rounds % Self.allEvery == 0
        var query = SessionQuery()
        query.order = isAll ? .created : .newestUpdated
        repeat {
            let page = try marks.swarm.sessions(query)
            var hasChange = false
            for session in page.items where heads[session.id] != session.head {
                hasChange = true
                try write(session, &round)
                heads[session.id] = session.head
            }
            query.cursor = hasChange || isAll ? page.cursor : nil
        } while query.cursor != nil
        rounds += 1
    }

    private func write(_ session: Session, _ round: inout Bridge.Round) throws {
        let position = try marks.position(session)
        guard position < session.head.sequence else { return }
        var query = EntryQuery(session.reference)
        query.kind = .message
        query.from = position + 1
        query.through = session.head.sequence
        var written = 0
        do {
            try marks.swarm.store.forEachPage(query) { entries in
                for entry in entries { written += try write(entry, session) }
            }
        } catch let error as MultichatError where error.code == .damaged {
            round.refused.append(.init(path: "session \(session.id)", reason: error.message))
        }
        // What needs no file is passed over again after a restart, which is cheaper than noting it each time.
        if written > 0 || session.head.sequence - position > 1000 { try marks.set(session.head.sequence, session) }
        round.written += written
    }

    /// Writes the files of a message; answers how many weren't there.
    private func write(_ entry: Entry, _ session: Session) throws -> Int {
        guard var block = MessageBlock(entry, of: session.id), !Self.isImported(entry) else { return 0 }
        if let start, entry.time < start { return 0 }
        block.origin = marks.origin
        let everybody = session.participants.filter { $0 != entry.author }
        var written = 0
        for agent in block.message.to.isEmpty ? everybody : block.message.to {
            let inbox = folder + "/" + BridgeName.folder(of: agent)
            let path = inbox + "/" + BridgeName.file(entry, session.id)
            if FileKind.isRegular(path) { continue }
            if !Directory.exists(inbox) { try Directory.create(inbox) }
            try AtomicFile.replace(path, block.text(.a2a))
            written += 1
        }
        return written
    }

    /// Whether a message came from a file.
    private static func isImported(_ entry: Entry) -> Bool {
        guard let source = JSONValue(entry.body)["source"] else { return false }
        return source["path"]?.string != nil && source["format"]?.string.flatMap(ImportFormat.init(rawValue:)) != nil
    }
}

/// The names of what a bridge writes.
enum BridgeName {
    /// An agent's folder: its id, or a safe name where that is none for a folder.
    static func folder(of agent: AgentID) -> String {
        let isPlain = agent.text.utf8.count <= 64 && agent.text == plain(agent.text) && agent.text.first != "."
        return isPlain ? agent.text : SafeName.make(agent.text)
    }

    /// A message's file: the same name whenever it is written.
    static func file(_ entry: Entry, _ session: SessionID) -> String {
        let time = entry.time.description.prefix(19).filter { $0 != "-" && $0 != ":" }
        let author = plain(String((entry.author ?? AgentNames.unknown).text.prefix(32)))
        let hash = SHA256.hash("\(session.text.utf8.count) \(session) \(entry.id)")
        return "A2A_\(author)_\(time)_\(hash.description.prefix(16)).md"
    }

    private static func plain(_ text: String) -> String {
        let scalars = text.unicodeScalars.map { scalar in
            scalar.isASCII && (scalar.properties.isAlphabetic || "0123456789.-".unicodeScalars.contains(scalar))
                ? scalar : "-"
        }
        return String(String.UnicodeScalarView(scalars))
    }
}
