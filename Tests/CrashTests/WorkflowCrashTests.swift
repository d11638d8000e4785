import Multichat
import MultichatFiles
import MultichatStores
import TestSupport
import Testing

/// A workflow of twenty steps, in a process that is killed at every boundary of its steps and inside of them.
@Suite struct WorkflowCrashTests {
    private static let steps = (1...20).map { "step-\($0)" }

    @Test(arguments: CrashTests.stores) func eachCompletedStepRanOnce(_ kind: StoreKind) throws {
        let folder = try TemporaryDirectory(inMemory: true)
        let url = kind.at(folder("store"))
        try Self.begin(url, ["once"])
        // At the boundary in front of a step's work, behind the work inside the step, and behind the step.
        for (place, number) in ["begin", "inside", "end"].flatMap({ place in (1...20).map { (place, $0) } }) {
            let session = "\(place)-\(number)"
            try Self.begin(url, [session])
            let trial = WorkflowTrial(url, session, folder("effects-" + session))
            #expect(trial.run(place, number) == 9)
            #expect(trial.run("none", 0) == 0)
            var wanted = Self.steps
            if place == "inside" { wanted.insert("step-\(number)", at: number - 1) }
            #expect(try trial.effects() == wanted, "\(session)")
        }
    }

    @Test(arguments: CrashTests.stores) func oneRunSurvivesDeathAtEveryPlace(_ kind: StoreKind) throws {
        let folder = try TemporaryDirectory(inMemory: true)
        let url = kind.at(folder("store"))
        try Self.begin(url, ["s"])
        let trial = WorkflowTrial(url, "s", folder("effects"))
        for number in 1...20 {
            for place in ["begin", "inside", "end"] { #expect(trial.run(place, number) == 9) }
        }
        #expect(trial.run("none", 0) == 0)
        #expect(trial.run("none", 0) == 0)
        #expect(try trial.effects() == Self.steps.flatMap { [$0, $0] })
        let store = try Stores.open(url)
        #expect(try Verifier(store).verify(SessionReference("s")).damage.isEmpty)
        let status = try Swarm(store).chat("s").workflow("twenty").status()
        #expect(status.state == .completed && status.steps.map(\.name) == Self.steps)
        #expect(status.steps.allSatisfy { $0.state == .completed })
        try store.close()
    }

    @Test(arguments: CrashTests.stores) func aStepAtMostOnceIsReported(_ kind: StoreKind) throws {
        let folder = try TemporaryDirectory(inMemory: true)
        let url = kind.at(folder("store"))
        for number in [1, 7, 20] {
            let session = "s\(number)"
            try Self.begin(url, [session])
            let trial = WorkflowTrial(url, session, folder("effects-" + session))
            #expect(trial.run("inside", number, "once") == 9)
            #expect(trial.run("none", 0, "once") == -2)
            #expect(try trial.effects() == Array(Self.steps.prefix(number)))
            let store = try Stores.open(url)
            let workflow = Swarm(store).chat(try SessionID(session)).workflow("twenty")
            #expect(try workflow.status().failure?.step == "step-\(number)")
            try workflow.resume(by: "Human")
            try store.close()
            #expect(trial.run("none", 0, "once") == 0)
            #expect(try trial.effects().count == 21)
        }
    }

    /// Where a store's server goes on, or a copy of the log has to be caught up, behind a process that was killed.
    @Test(.disabled(if: !RedisServer.isInstalled, RedisServer.reason), arguments: ServedStore.allCases)
    func oneRunSurvivesDeathWithAServer(_ kind: ServedStore) throws {
        let folder = try TemporaryDirectory(inMemory: true)
        let server = try RedisServer()
        let url = try kind.at(folder("store"), server)
        try Self.begin(url, ["s"])
        let trial = WorkflowTrial(url, "s", folder("effects"))
        let deadly = [1, 2, 9, 20]
        for number in deadly {
            for place in ["begin", "inside", "end"] { #expect(trial.run(place, number) == 9) }
        }
        #expect(trial.run("none", 0) == 0)
        let steps = Self.steps.enumerated()
        #expect(try trial.effects() == steps.flatMap { deadly.contains($0 + 1) ? [$1, $1] : [$1] })
        let store = try Stores.open(url)
        #expect(try Verifier(store).verify(SessionReference("s")).damage.isEmpty)
        #expect(try Swarm(store).chat("s").workflow("twenty").status().state == .completed)
        try store.close()
    }

    private static func begin(_ url: StoreURL, _ sessions: [String]) throws {
        let store = try Stores.open(url, creating: true)
        for session in sessions { try Swarm(store).start(try SessionID(session)) }
        try store.close()
    }
}

/// One workflow and the file that its steps write to.
struct WorkflowTrial {
    let url: StoreURL
    let session: String
    let path: String

    init(_ url: StoreURL, _ session: String, _ path: String) {
        self.url = url
        self.session = session
        self.path = path
    }

    /// Runs it in a process of its own; answers the signal that ended it, or its exit code as a negative number.
    func run(_ place: String, _ number: Int, _ options: String = "again") -> Int32 {
        WriterProcess(
            [url.description, session, path, place, String(number), options], output: 2, program: "WorkflowRunner"
        ).wait()
    }

    /// The steps whose work was done, in order.
    func effects() throws -> [String] {
        try File(path, .read).text.split(separator: "\n").map(String.init)
    }
}
