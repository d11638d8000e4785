import Multichat
import MultichatSearch
import TestSupport
import Testing

/// Random queries find what a naive search finds, while messages come, are rewound and go.
@Suite struct RandomQueryTests {
    @Test(arguments: [StoreKind.memory, .sqlite, .json], [1, 2, 3] as [UInt64])
    func findWhatANaiveSearchFinds(_ kind: StoreKind, _ seed: UInt64) throws {
        let world = try SearchWorld(kind)
        var random = SeededRandom(seed: seed)
        var messages: [String: [Int: PlainMessage]] = [:]
        for round in 0..<12 {
            for number in 0..<3 { try change("s\(number)", world, &messages, &random) }
            for _ in 0..<25 {
                let query = RandomQuery.draw(3, &random)
                let wanted = messages.flatMap { session, log in
                    log.filter { $0.value.matches(query) }.map { "\(session) \($0.key)" }
                }
                #expect(try world.find("\(query)") == wanted.sorted(), "seed \(seed), round \(round): \(query)")
            }
        }
    }

    /// Posts a few messages, or rewinds or deletes the session.
    private func change(
        _ id: String, _ world: SearchWorld, _ messages: inout [String: [Int: PlainMessage]],
        _ random: inout SeededRandom
    ) throws {
        let chat = world.swarm.chat(try SessionID(id))
        if messages[id] == nil {
            try world.swarm.start(chat.id)
            messages[id] = [:]
        }
        let choice = Int.random(in: 0..<10, using: &random)
        if choice == 0 {
            try world.swarm.delete(chat.id)
            messages[id] = nil
        } else if choice == 1, let target = messages[id]?.keys.randomElement(using: &random) {
            try chat.rewind(to: target)
            messages[id] = messages[id]?.filter { $0.key <= target }
        } else {
            for _ in 0..<Int.random(in: 1...4, using: &random) {
                let message = Self.draw(id, &random)
                var said = Message(message.text)
                said.tags = message.tags
                messages[id]?[try chat.post(said, from: try AgentID(message.author)).first] = message
            }
        }
    }

    private static func draw(_ session: String, _ random: inout SeededRandom) -> PlainMessage {
        let tags = RandomQuery.tags.filter { _ in Int.random(in: 0..<4, using: &random) == 0 }
        let count = Int.random(in: 1...6, using: &random)
        return PlainMessage(
            session: session, author: RandomQuery.pick(RandomQuery.authors, &random), tags: tags,
            words: (0..<count).map { _ in Int.random(in: 0..<RandomQuery.vocabulary.count, using: &random) })
    }
}
