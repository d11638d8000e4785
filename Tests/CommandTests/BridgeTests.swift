import Multichat
import MultichatFiles
import Testing

#if canImport(Darwin)
    import Darwin
#else
    import Glibc
#endif

/// The command `bridge`, also when it is killed.
struct BridgeCommandTests {
    private static let count = 30

    @Test(arguments: StoreKind.allCases) func aKilledBridgeLosesAndDoublesNothing(_ kind: StoreKind) throws {
        let sandbox = Sandbox(kind)
        let inbox = sandbox.folder + "/swarm/inbox/Agent-1"
        sandbox.run("start", "--id", "talk", "--with", "Agent-2")
        for number in 1...Self.count {
            sandbox.run("post", "talk", "--from", "Agent-1", "--to", "Agent-2", "post \(number)")
        }
        try Directory.create(inbox)
        for number in 1...Self.count {
            TestFile.write(Array("**From:** Agent-2\n\nfile \(number)\n".utf8), to: "\(inbox)/\(number).md")
        }
        // Each run is killed once it has come a little further than the one before.
        for goal in stride(from: 3, to: Self.count, by: 9) {
            let child = sandbox.start(["bridge", sandbox.folder + "/swarm"].map { Array($0.utf8) })
            while written(sandbox) < goal {}
            kill(child.id, SIGKILL)
            #expect(child.wait().status == -9)
        }
        let last = sandbox.run("bridge", sandbox.folder + "/swarm", "--once")
        #expect(last.status == 0, "\(last.error)")
        #expect(
            sandbox.run("bridge", sandbox.folder + "/swarm", "--once").output
                == "0 messages imported, 0 files written\n")
        #expect(written(sandbox) == Self.count)
        #expect(try contents(sandbox, "talk") == (1...Self.count).map { "post \($0)" })
        #expect(Set(try contents(sandbox, "inbox/Agent-1")) == Set((1...Self.count).map { "file \($0)" }))
        #expect(try contents(sandbox, "inbox/Agent-1").count == Self.count)
        #expect(sandbox.run("verify").status == 0)
    }

    @Test func aFolderThatIsNotThereIsMadeOnlyWhereThatIsWanted() throws {
        let sandbox = Sandbox()
        let path = sandbox.folder + "/nowhere"
        let run = sandbox.run("bridge", path, "--once")
        #expect(run.status == 66 && run.error.contains("There is no folder `\(path)`"))
        #expect(!Directory.exists(path))
        #expect(sandbox.run("bridge", path, "--once", "--create").status == 0)
        #expect(Directory.exists(path + "/inbox"))
        #expect(!sandbox.run("help", "bridge").output.contains("\\"))
    }

    @Test func controlCEndsIt() throws {
        let sandbox = Sandbox()
        try Directory.create(sandbox.folder + "/swarm")
        sandbox.run("start", "--id", "talk")
        sandbox.run("post", "talk", "--from", "Agent-1", "--to", "Agent-2", "hello")
        let child = sandbox.start(["bridge", sandbox.folder + "/swarm", "--json"].map { Array($0.utf8) })
        while written(sandbox) == 0 {}
        kill(child.id, SIGINT)
        let run = child.wait()
        #expect(run.status == 130)
        #expect(run.output == "{\"imported\":0,\"written\":1,\"refused\":[]}\n")
    }

    /// The files for the agent that is written to, but for unfinished ones.
    private func written(_ sandbox: Sandbox) -> Int {
        let entries = (try? Directory.entries(sandbox.folder + "/swarm/inbox/Agent-2")) ?? []
        return entries.count { !$0.name.hasPrefix(".") }
    }

    private func contents(_ sandbox: Sandbox, _ session: String) throws -> [String] {
        try sandbox.run("show", session, "--kind", "message", "--json").json.compactMap {
            $0["body"]?["content"]?.string
        }
    }
}
