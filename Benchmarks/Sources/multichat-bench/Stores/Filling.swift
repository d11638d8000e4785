import Multichat

/// Brings stores to a size before something is measured in them.
enum Filling {
    /// The id of one of many sessions.
    static func session(_ number: Int) -> SessionID { SessionID(unchecked: "session-\(number)") }

    /// Makes a store with empty sessions and closes it.
    static func make(_ kind: StoreKind, at path: String, sessions: Int) throws {
        let swarm = try kind.open(path)
        for number in 0..<sessions { try swarm.start(session(number)) }
        try swarm.store.close()
    }

    /// Starts many sessions, from many threads, so that they share their syncs.
    static func start(_ count: Int, in swarm: Swarm) throws {
        try spread(count) { try swarm.start(session($0)) }
    }

    /// Starts a session and appends as many messages, in large batches.
    static func append(_ count: Int, to id: SessionID, in swarm: Swarm) throws {
        let chat = try swarm.start(id)
        let body = Sample.message.body
        for begin in stride(from: 0, to: count, by: 1000) {
            let size = min(1000, count - begin)
            try chat.append((0..<size).map { _ in draft(chat, body) })
        }
    }

    /// Appends batches of messages to a session, as one side of a comparison.
    static func batches(of size: Int, to chat: Chat) -> Side {
        Side(name: "multichat") { plan in
            try drive(plan, operationsPerCall: size) { _ in
                try chat.append((0..<size).map { _ in draft(chat, Sample.message.body) })
            }
        }
    }

    /// Posts to a session for each thread, as one side of a comparison.
    static func posts(to chats: [Chat]) -> Side {
        Side(name: "multichat") { plan in try drive(plan) { try chats[$0].post(Sample.message, from: Sample.author) } }
    }

    /// A message that isn't stored yet.
    static func draft(_ chat: Chat, _ body: JSON) -> Draft {
        Draft(id: chat.newEntryID(), kind: .message, author: Sample.author, body: body)
    }

    /// Appends messages one by one to sessions in turn, from many threads.
    static func post(_ count: Int, over sessions: Int, in swarm: Swarm) throws {
        try spread(count) { number in
            try swarm.chat(session(number % sessions)).post(Sample.message, from: Sample.author)
        }
    }

    /// Does a work for each number below a count; 64 threads take turns.
    private static func spread(_ count: Int, _ work: @escaping @Sendable (Int) throws -> Void) throws {
        let threads = 64
        _ = try drive(Plan(threads: threads, seconds: 3600, calls: 1)) { thread in
            for number in stride(from: thread, to: count, by: threads) { try work(number) }
        }
    }
}
