import Multichat
import MultichatStores
import Testing

@Suite("workflow")
struct WorkflowTests {
    @Test("a run is shown, answered, paused, resumed and cancelled", arguments: StoreKind.allCases)
    func steering(kind: StoreKind) throws {
        let box = Sandbox(kind)
        box.run("start", "--id", "s")
        #expect(box.run("workflow", "list", "s").output.isEmpty)
        #expect(try Self.go(on: box) == .waiting(for: "approval"))
        #expect(box.run("workflow", "list", "s").output.hasPrefix("deploy\twaiting\t3/5\tAgent-1\t"))
        let shown = box.run("workflow", "show", "s", "deploy").lines
        #expect(shown.first?.contains("deploy  version 1  waiting") == true)
        #expect(shown.first?.hasSuffix("for approval") == true)
        #expect(shown.dropFirst().map { $0.prefix(24).description } == Self.tree)
        #expect(box.run("workflow", "pause", "s", "deploy").status == 0)
        #expect(try Self.go(on: box) == .paused)
        #expect(box.run("workflow", "pause", "s", "deploy").status == 76)
        #expect(box.run("workflow", "resume", "s", "deploy", "--author", "Human").status == 0)
        #expect(box.run("workflow", "signal", "s", "deploy", "approval", "true").status == 0)
        #expect(try Self.go(on: box) == .completed(true))
        let run = try #require(try box.run("workflow", "show", "s", "--json").json.first)
        #expect(run.names == Self.names && run["state"]?.string == "completed" && run["output"]?.bool == true)
        #expect(run["steps"]?.array?.first?.names == Self.stepNames)
        #expect(run["steps"]?.array?.compactMap { $0["state"]?.string } == Array(repeating: "completed", count: 5))
        #expect(box.run("workflow", "list", "s", "--unfinished").output.isEmpty)
    }

    @Test("a cancelled run stays cancelled; what isn't there or can't be is refused")
    func refusals() throws {
        let box = Sandbox()
        box.run("start", "--id", "s")
        _ = try Self.go(on: box)
        #expect(box.run("workflow", "cancel", "s", "deploy").status == 0)
        #expect(try Self.go(on: box) == .cancelled)
        for words in [["cancel", "s", "deploy"], ["resume", "s", "deploy"], ["signal", "s", "deploy", "x"]] {
            #expect(box.run((["workflow"] + words).map { Array($0.utf8) }).status == 76)
        }
        for words in [
            ["show", "s", "other"], ["pause", "s", "other"], ["list", "none"], ["signal", "s", "other", "x"],
        ] {
            #expect(box.run((["workflow"] + words).map { Array($0.utf8) }).status == 66)
        }
        let wrong = [
            ["dance", "s"], ["pause", "s"], ["signal", "s", "deploy"], ["cancel", "s", "deploy", "more"], ["list"],
        ]
        for words in wrong { #expect(box.run((["workflow"] + words).map { Array($0.utf8) }).status == 64) }
        #expect(box.run("workflow", "signal", "s", "deploy", "x", "{").status == 65)
    }

    /// Runs the workflow in this process.
    private static func go(on box: Sandbox) throws -> WorkflowOutcome<Bool> {
        let store = try Stores.open(StoreURL(box.store))
        defer { try? store.close() }
        let steps = ["build", "lint", "test", "approval", "ship"]
        return try Swarm(store).chat("s").workflow("deploy", steps: steps).run(as: "Agent-1") { run in
            try run.step("build") { "image" }
            try run.parallel(["lint", "test"]) { $0 }
            let isApproved = try run.waitFor("approval", as: Bool.self)
            try run.step("ship") {}
            return isApproved
        }
    }

    private static let tree = [
        "├─ ✔ build    completed ", "├─ in parallel", "│  ├─ ✔ lint  completed ", "│  └─ ✔ test  completed ",
        "├─ … approval waiting   ", "└─ ○ ship     pending",
    ]
    private static let names = [
        "session", "name", "version", "state", "agent", "holder", "waitsFor", "answered", "output", "failedStep",
        "error", "startedAt", "updatedAt", "steps",
    ]
    private static let stepNames = [
        "name", "number", "state", "attempt", "group", "wait", "startedAt", "endedAt", "input", "result", "error",
        "sequence",
    ]
}
