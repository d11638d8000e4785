import Multichat

/// A small swarm to look at where a store is new: three agents release a program, two look for the cause of an incident,
/// and all of them keep what they learned.
struct SampleSwarm {
    private let swarm: Swarm

    init(_ swarm: Swarm) { self.swarm = swarm }

    /// Puts the swarm into the store, unless that has sessions already; answers whether it did.
    func fill() throws -> Bool {
        guard try swarm.sessions().items.isEmpty else { return false }
        try release()
        try incident()
        try learnings()
        return true
    }

    private func release() throws {
        let chat = try swarm.start(
            "release-2.0", topic: "Release 2.0", with: SampleText.releaseAgents,
            labels: ["team": "core", "stage": "beta"])
        for line in SampleText.release.prefix(3) { try chat.post(line) }
        let context = chat.context(of: "coder")
        try context.put(["task": "import", "step": "read files twice"])
        for line in SampleText.release.dropFirst(3) { try chat.post(line) }
        try context.patch(json: JSON("{\"step\":\"done\",\"files\":12}"))
        try useTool(chat)
        let workflow = chat.workflow("deploy", steps: ["build", "test", "approval", "publish"])
        _ = try workflow.run(as: "tester") { run in
            try run.step("build") {}
            try run.step("test") {}
            _ = try run.waitFor("approval")
        }
        let branch = try chat.fork(at: 4, as: "release-2.0-hotfix")
        try branch.set(SessionChange(topic: "What if only the import is mended?"))
        try branch.post("Here we try to ship the import alone.", from: "planner", to: ["coder"])
        try branch.post("That would leave the tests red. I take it back.", from: "coder")
        try branch.rewind(to: 4, by: "coder")
        try branch.post("We stay with the whole release.", from: "planner")
    }

    private func useTool(_ chat: Chat) throws {
        var call = Message(content: .none)
        call.role = "assistant"
        call.toolCalls = try JSON(
            "[{\"id\":\"call-1\",\"type\":\"function\",\"function\":{\"name\":\"run_tests\",\"arguments\":\"{\\\"suite\\\":\\\"import\\\"}\"}}]"
        )
        try chat.post(call, from: "tester")
        var result = Message("412 passed, 0 failed in 9.2 s")
        result.role = "tool"
        result.toolCallID = "call-1"
        try chat.post(result, from: "tester")
        var verdict = Message(SampleText.verdict, to: ["planner"])
        verdict.tags = ["tests", "green"]
        verdict.priority = "high"
        try chat.post(verdict, from: "tester")
    }

    private func incident() throws {
        let chat = try swarm.start(
            "incident-17", topic: "Answers are slow since noon", with: ["watcher", "coder"], labels: ["team": "ops"])
        for line in SampleText.incident { try chat.post(line) }
        try chat.end(by: "watcher")
    }

    private func learnings() throws {
        for (text, tags) in SampleText.learnings {
            try swarm.brain.learn(text, by: "coder") { $0.tags = tags }
        }
    }
}

extension SessionChange {
    /// Gives a session another topic.
    fileprivate init(topic: String) {
        self.init()
        self.topic = topic
    }
}
