import CMultichatShims
import Multichat

/// One thread of a writer.
struct Worker: Sendable {
    let swarm: Swarm
    let name: String
    /// What the ids of the sessions begin with.
    let sessions: String
    var random: Random
    private var batches = 0

    init(swarm: Swarm, name: String, sessions: String, random: Random) {
        self.swarm = swarm
        self.name = name
        self.sessions = sessions
        self.random = random
    }

    /// Makes some calls, one after the other.
    func run(_ calls: Int) throws {
        var worker = self
        for _ in 0..<calls { try worker.step() }
    }

    /// Posts once to one of the sessions, which is started where it is missing.
    private mutating func step() throws {
        let id = try SessionID("\(sessions)-\(Int.random(in: 0..<5, using: &random))")
        let drafts = try batch()
        do {
            tell(try swarm.chat(id).append(drafts))
        } catch let error as MultichatError where error.code == .notFound {
            try start(id)
        }
    }

    /// Starts a session, unless another thread or writer was faster.
    private func start(_ id: SessionID) throws {
        do {
            let session = try swarm.start(id, topic: "Crashes").session()
            tell(Receipt(session: session.reference, first: 0, head: .empty, duplicate: false, ids: []))
        } catch let error as MultichatError where error.code == .conflict {
            return
        }
    }

    /// Mostly one entry, else up to eight; the ids tell which batch they are of, and how many that has.
    private mutating func batch() throws -> [Draft] {
        let count = Int.random(in: 0..<4, using: &random) > 0 ? 1 : Int.random(in: 2...8, using: &random)
        batches += 1
        return try (0..<count).map { index in
            let hasKey = Bool.random(using: &random)
            var draft = Draft(
                id: try EntryID("\(name).\(batches)/\(count)/\(index)"), kind: hasKey ? .value : .message,
                author: try AgentID("Agent-\(index)"), body: Message(text()).body)
            if hasKey { draft.key = try EntryKey("key-\(Int.random(in: 0..<9, using: &random))") }
            return draft
        }
    }

    /// Texts that fit into a page many times, and some that need many pages.
    private mutating func text() -> String {
        let sizes = [10, 40, 300, 300, 300, 900, 5000, 60_000]
        let dice = Int.random(in: 0..<64, using: &random)
        let size = sizes[dice == 0 ? 7 : dice % 7]
        return String(repeating: "é\(name) ", count: size / 8)
    }

    /// One call a line, which a pipe takes whole.
    private func tell(_ receipt: Receipt) {
        let words = [String(receipt.first), receipt.head.chain.description, receipt.session.id.text]
        let line = (words + receipt.ids.map(\.text)).joined(separator: " ") + "\n"
        _ = Array(line.utf8).withUnsafeBytes { write(1, $0.baseAddress, $0.count) }
    }
}
