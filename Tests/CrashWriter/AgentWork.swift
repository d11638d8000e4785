import CMultichatShims
import Multichat
import MultichatStores

/// An agent that works in a session until it is killed: it takes a lease, reads its inbox, saves its context and posts.
///
/// It prints the number of each step once that is stored. What it begins with comes from ``Swarm/resume(_:)``.
enum AgentWork {
    static func run(_ url: String, _ session: String, _ name: String) throws {
        let swarm = Swarm(try Stores.open(StoreURL(url)))
        let agent = try AgentID(name)
        let chat = swarm.chat(try SessionID(session))
        let open = try swarm.resume(agent).sessions.first { $0.session.id == chat.id }
        var step = try open?.context?.body.decode([String: Int].self)["step"] ?? 0
        let lease = try chat.lease("work", holder: agent, for: .seconds(3600))
        while true {
            step += 1
            try chat.context(of: agent).put(["step": step])
            let message = Message("step \(step)", to: ["Boss"])
            try chat.post(message, from: agent, id: EntryID("step-\(step)"), expecting: [lease.expectation])
            let item = try swarm.inbox(of: agent).items.last
            if let item { try chat.acknowledge(item.entry.sequence, by: agent) }
            let line = Array("\(step) \(item?.entry.sequence ?? 0)\n".utf8)
            _ = line.withUnsafeBytes { write(1, $0.baseAddress, $0.count) }
        }
    }
}
