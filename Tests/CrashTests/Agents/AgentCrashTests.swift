import Multichat
import MultichatStores
import TestSupport
import Testing

/// An agent is killed at work, again and again, and resumes where it was.
@Suite(.serialized) struct AgentCrashTests {
    @Test(arguments: CrashTests.stores) func resumes(_ kind: StoreKind) throws {
        let folder = try TemporaryDirectory()
        try AgentTrial(kind.at(folder("store"))).run()
    }

    @Test(.enabled(if: RedisServer.isInstalled, RedisServer.reason), arguments: ["", "through", "behind"])
    func resumesOnRedis(_ mode: String) throws {
        let folder = try TemporaryDirectory()
        let server = try RedisServer(["--appendonly", "yes"])
        let redis = "redis://127.0.0.1:\(server.port)"
        let hot = "redis%3A%2F%2F127.0.0.1%3A\(server.port)"
        let url = mode.isEmpty ? redis : "hybrid:?durable=sqlite:\(folder("store"))&hot=\(hot)&mode=write-\(mode)"
        try AgentTrial(StoreURL(url)).run()
    }
}

/// Rounds of killing one agent.
struct AgentTrial {
    private static let agent: AgentID = "Agent-1"
    private let url: StoreURL

    init(_ url: StoreURL) { self.url = url }

    func run() throws {
        let store = try Stores.open(url)
        let chat = try Swarm(store).start("work", with: [Self.agent, "Boss"])
        for number in 1...60 { try chat.post("task \(number)", from: "Boss", to: [Self.agent]) }
        try store.close()
        var last = 0
        for round in 1...3 {
            let (step, read) = try work(steps: 5 * round)
            #expect(step > last, "\(url), round \(round)")
            try check(step, read, round)
            last = step
        }
    }

    /// Lets the agent work for some steps and kills it; answers what it said last.
    private func work(steps: Int) throws -> (step: Int, read: Int) {
        let pipe = ReceiptPipe()
        let process = WriterProcess([url.description, "work", Self.agent.text], output: pipe.input)
        pipe.closeInput()
        var lines: [String] = []
        while lines.count < steps, !pipe.isOver { lines += pipe.lines(waiting: 1000) }
        #expect(process.end() == 9, "the agent failed by itself")
        lines += pipe.remainingLines()
        let numbers = lines.last?.split(separator: " ").compactMap { Int($0) } ?? []
        try #require(numbers.count == 2)
        return (numbers[0], numbers[1])
    }

    /// What the agent was answered is there when it resumes.
    private func check(_ step: Int, _ read: Int, _ round: Int) throws {
        let store = try Stores.open(url)
        let swarm = Swarm(store)
        let open = try #require(try swarm.resume(Self.agent).sessions.first)
        let comment: Comment = "\(url), round \(round)"
        #expect(try open.context?.body.decode([String: Int].self)["step"] ?? 0 >= step, comment)
        #expect(open.leases.map(\.name) == ["work"], comment)
        let acknowledged = try swarm.chat("work").acknowledged(by: Self.agent)
        #expect(acknowledged >= read, comment)
        let messages = try swarm.chat("work").messages(last: 1000)
        let steps = messages.filter { $0.author == Self.agent }.map(\.id.text)
        #expect(Set((1...step).map { "step-\($0)" }).subtracting(steps).count <= round, comment)
        #expect(steps.contains("step-\(step)"), comment)
        let unread = messages.filter { $0.author == "Boss" && $0.sequence > acknowledged }.count
        #expect(open.unread == unread, comment)
        try store.close()
    }
}
