import Multichat
import Testing

@testable import multichat

#if canImport(Darwin)
    import Darwin
#else
    import Glibc
#endif

/// `stats --watch`, `stats --prometheus`, `doctor` and the log of slow operations.
struct MonitoringTests {
    @Test func watchTellsWhatOtherProcessesAdd() throws {
        let sandbox = Sandbox()
        sandbox.run("start", "--id", "talk")
        let output = sandbox.folder + "/looks"
        let child = watch(sandbox, ["--json"], output)
        while TestFile.read(output).isEmpty {}
        sandbox.run("post", "talk", "--from", "A", "hello")
        while !String(decoding: TestFile.read(output), as: UTF8.self).contains("\"entries\":1,") {}
        kill(child.id, SIGINT)
        let run = child.wait()
        #expect(run.status == 130, "\(run.error)")
        let looks = try run.json
        #expect(looks.first?["appended"]?.integer == 0)
        #expect(looks.compactMap { $0["appended"]?.integer }.reduce(0, +) == 1)
    }

    @Test func watchEndsOnControlC() throws {
        let sandbox = Sandbox()
        sandbox.run("start", "--id", "talk")
        let output = sandbox.folder + "/looks"
        let child = watch(sandbox, [], output)
        while TestFile.read(output).isEmpty {}
        kill(child.id, SIGINT)
        let run = child.wait()
        #expect(run.status == 130)
        #expect(run.output.contains("1 session, 0 entries (+0.0/s)"))
    }

    /// Starts to watch; what it prints goes to the file.
    private func watch(_ sandbox: Sandbox, _ options: [String], _ output: String) -> ChildProcess {
        .start(
            .init(
                program: Sandbox.binary, arguments: (["stats", "--watch"] + options).map { Array($0.utf8) },
                environment: ["MULTICHAT_STORE": sandbox.store], folder: sandbox.folder, outputPath: output))
    }

    @Test func ratesAreToldByTheHeads() throws {
        let swarm = Swarm(MemoryStore())
        let chat = try swarm.start("talk")
        try chat.post("1", from: "A")
        var watched = WatchedStore(nil)
        #expect(try watched.look(swarm.store, at: 0).appended == 0)
        for _ in 0..<30 { try chat.post("x", from: "A") }
        try swarm.start("new").post("x", from: "A")
        let sample = try watched.look(swarm.store, at: 2_000_000)
        #expect(sample.appended == 31)
        #expect(sample.started == 1)
        #expect(sample.rate == 155)
        try swarm.delete("talk")
        #expect(try watched.look(swarm.store, at: 3_000_000).appended == 0)
    }

    @Test func aScreenFitsATerminal() throws {
        let metrics = Metrics()
        metrics[.sessions].add(3)
        var sample = WatchedStore.Sample()
        (sample.sessions, sample.entries, sample.appended, sample.elapsed) = (2, 1234, 155, 10_000_000)
        sample.facts = [StoreFact("log size", .bytes(4096)), StoreFact("breaker", .text("closed"))]
        let frame = WatchFrame(url: "sqlite:\u{1B}x", sample: sample, rates: [0, 70, 155], metrics: metrics)
        let lines = frame.screen(Style(isTerminal: true, hasColours: false, width: 60))
        #expect(lines.contains("entries         1,234, +15.5/s by all processes"))
        #expect(lines.contains { $0.hasSuffix("▁▄█") })
        #expect(lines.contains("this process    1 lists read, p50 ≤ 4 µs, p99 ≤ 4 µs"))
        #expect(lines.allSatisfy { Columns.count($0) <= 60 && !$0.contains("\u{1B}") })
    }

    @Test func prometheusReadsTheFigures() throws {
        let sandbox = Sandbox()
        sandbox.run("start", "--id", "talk")
        sandbox.run("post", "talk", "--from", "A", "hello")
        let text = sandbox.run("stats", "--prometheus").output
        #expect(text.contains("\nmultichat_entries 1\n"))
        #expect(text.contains("\nmultichat_store_info{kind=\"sqlite\","))
        #expect(text.contains("multichat_operation_seconds_count{operation=\"sessions\"} "))
    }

    @Test func doctorEndsByTheWorstFinding() throws {
        let sandbox = Sandbox()
        sandbox.run("start", "--id", "talk")
        let path = String(sandbox.store.dropFirst(7))
        let run = sandbox.run("doctor", "--json")
        let report = try #require(try run.json.first)
        #expect(["ok": 0, "warning": 2, "critical": 3][report["level"]?.string ?? ""] == run.status)
        TestFile.setMode(0o666, of: path)
        let open = sandbox.run("doctor")
        #expect(open.status >= 2)
        #expect(open.output.contains("Every user of the machine can get at"))
        TestFile.write(Array("another program's file, long enough to be read".utf8), to: path)
        #expect(sandbox.run("doctor").status == 3)
    }

    @Test func slowOperationsAreLogged() throws {
        let sandbox = Sandbox()
        let path = sandbox.folder + "/slow.jsonl"
        sandbox.run("start", "--id", "talk")
        let settings = ["MULTICHAT_SLOW_LOG": path, "MULTICHAT_SLOW": "0ms"]
        #expect(sandbox.run("post", "talk", "--from", "A", "a secret", with: settings).status == 0)
        let text = String(decoding: TestFile.read(path), as: UTF8.self)
        let appends = try text.split(separator: "\n").map { JSONValue(try JSON($0)) }.filter {
            $0["operation"]?.string == "append"
        }
        #expect(appends.count == 1)
        #expect(appends.first?["entries"]?.integer == 1)
        #expect(!text.contains("secret"))
        #expect(sandbox.run("list", with: ["MULTICHAT_SLOW_LOG": path, "MULTICHAT_SLOW": "soon"]).status == 64)
    }
}
