import Multichat
import MultichatFiles
import TestSupport
import Testing

/// The Swift code of the pages about coordination and contexts stands here, where it is run, line for line.
@Suite("documented code of coordination and contexts")
struct CoordinationCodeTests {
    private struct Tokenizer: Sendable {
        func count(_ message: Message) throws -> Int { message.body.text.utf8.count / 3 }
    }

    @Test("each line of the pages stands here", arguments: ["coordination", "contexts"])
    func isComplete(_ page: String) throws {
        let own = try File(#filePath, .read).text
        let code = try DocumentedPage(page).code
        #expect(code.count >= 5)
        for line in code { #expect(own.contains(line), "\(line)") }
    }

    @Test("inboxes and windows") func coordination() throws {
        let swarm = Swarm(MemoryStore())
        let chat = try swarm.start("release", with: ["Agent-1", "Agent-2"])
        for text in ["one", "two"] { try chat.post(text, from: "Agent-1") }
        let tokenizer = Tokenizer()
        do {
            let inbox = try swarm.inbox(of: "Agent-2", limit: 50)
            for item in inbox.items { print(item.session, item.entry.sequence, item.entry.body) }
            try swarm.chat("release").acknowledge(2, by: "Agent-2")
        }
        #expect(try swarm.inbox(of: "Agent-2").unread == 0)
        let window = try chat.window(budget: 8_000, keepingSystem: true)
        let own = try chat.window(budget: 8_000, counter: TokenCounter { message in try tokenizer.count(message) })
        #expect(window.entries == own.entries && window.tokens != own.tokens)
    }

    @Test("contexts") func contexts() throws {
        let swarm = Swarm(MemoryStore())
        let chat = try swarm.start("release")
        let context = chat.context(of: "Agent-1")
        try context.put(["step": 2])
        try context.patch(json: JSON(#"{"step":3}"#))
        let state = try context.get(as: [String: Int].self)
        let earlier = try context.get(as: [String: Int].self, asOf: 1)
        try context.put(["step": 4], replacing: 2)
        let own = try swarm.context(of: "Agent-1")
        #expect(state == ["step": 3] && earlier == ["step": 2])
        #expect(try context.get() == ["step": 4])
        #expect(try own.entry() == nil)
    }
}
