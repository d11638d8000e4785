import Multichat
import MultichatSQLite

/// Two agents agree on a release; the chat survives the end of the program.
///
/// Run it twice with the same file: the second run goes on where the first one stopped.
@main
struct ChatApp {
    /// What the release manager remembers between two runs.
    struct Plan: Codable {
        var version: Int
        var isApproved: Bool
    }

    static func main() throws {
        let path = CommandLine.arguments.dropFirst().first ?? "chat-app.db"
        let store = try SQLiteStore(path: path)
        let swarm = Swarm(store)
        let chat = try openChat(of: swarm)

        let plan = try chat.get("plan", as: Plan.self) ?? Plan(version: 0, isApproved: false)
        let next = Plan(version: plan.version + 1, isApproved: true)
        try chat.post("Shall we release \(next.version)?", from: "Manager", to: ["Tester"])
        try chat.post("All tests are green.", from: "Tester", to: ["Manager"])
        try chat.put(next, as: "plan", by: "Manager")

        for entry in try chat.messages(last: 4) {
            guard let message = Message(body: entry.body), case .text(let text) = message.content else { continue }
            print("\(entry.sequence). \(entry.author?.text ?? "unknown"): \(text)")
        }
        try store.close()
    }

    /// The chat of earlier runs, or a new one.
    static func openChat(of swarm: Swarm) throws -> Chat {
        let id: SessionID = "release"
        if try swarm.store.session(SessionReference(id)) != nil { return swarm.chat(id) }
        return try swarm.start(id, topic: "The next release", with: ["Manager", "Tester"])
    }
}
