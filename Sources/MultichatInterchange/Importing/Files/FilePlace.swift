/// What a file's name and folders tell of its records.
struct FilePlace: Sendable {
    /// The kinds of folders that swarms keep records in.
    enum Folder: Sendable {
        case inbox
        case outbox
        case devlogs
    }

    /// The nearest folder of a known kind.
    let folder: Folder?
    /// What the JSON in it probably is, for where that can't be read.
    let objects: ImportFormat?
    /// The agent whose folder it lies in, as written.
    let agent: String?
    /// The sender that the file's name tells, as written.
    let sender: String?
    /// The recipient that the file's name tells, as written.
    let recipient: String?

    private static let folders: [String: Folder] = [
        "inbox": .inbox, "inboxes": .inbox, "inbox-logs": .inbox, "inbox_logs": .inbox, "outbox": .outbox,
        "devlogs": .devlogs, "devlog": .devlogs,
    ]

    private static let objectFolders: [String: ImportFormat] = [
        "comms": .comms, "inbox": .comms, "inboxes": .comms, "outbox": .comms, "queue": .queue, "legacy": .legacy,
    ]
    private static let objectNames: [String: ImportFormat] = [
        "messages.json": .legacy, "sessions.json": .legacy, "queue.json": .queue,
    ]

    /// Reads an absolute path.
    init(_ path: String) {
        let parts = path.split(separator: "/").map(String.init)
        let folders = parts.dropLast()
        let name = FileName(parts.last ?? "")
        sender = name.sender
        recipient = name.recipient
        objects =
            folders.reversed().lazy.compactMap { Self.objectFolders[$0.lowercased()] }.first
            ?? parts.last.flatMap { Self.objectNames[$0.lowercased()] }
        let nearest = folders.lastIndex { Self.folders[$0.lowercased()] != nil }
        let isDevlog = parts.last?.lowercased().contains("devlog") == true
        folder = nearest.flatMap { Self.folders[folders[$0].lowercased()] } ?? (isDevlog ? .devlogs : nil)
        if let agent = folders.last(where: { AgentNames.isNumbered($0) }) {
            self.agent = agent
        } else if let nearest, folder == .inbox, nearest + 1 < folders.count {
            agent = folders[nearest + 1]
        } else {
            agent = name.owner
        }
    }
}
