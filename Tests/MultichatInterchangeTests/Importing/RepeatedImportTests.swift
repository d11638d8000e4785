import Multichat
import MultichatInterchange
import TestSupport
import Testing

@Suite struct RepeatedImportTests {
    private func fill(_ bench: ImportBench) throws {
        try bench.write("a/inbox/Agent-1/x.md", "**From:** Ann\n**Timestamp:** 2025-01-02\n\nLater")
        try bench.write("a/inbox/Agent-1/y.md", "**From:** Ben\n**Timestamp:** 2025-01-01\n\nEarlier")
        try bench.write("a/inbox/Agent-1/z.md", "No time")
        try bench.write("a/c.json", #"{"from":"Ann","to":"Ben","message":"hi","id":"1"}"#)
    }

    @Test func aSecondRunAddsNothing() throws {
        let bench = try ImportBench()
        try fill(bench)
        #expect(try bench.run().total.messages == 4)
        let head = try bench.store.session(SessionReference("inbox/Agent-1"))?.head
        for path in ["", "a", "a/inbox"] {
            let report = try bench.run(path)
            #expect(report.total.messages == 0)
            #expect(report.total.sessions == 0)
            #expect(report.total.duplicates == (path == "a/inbox" ? 3 : 4))
            #expect(report.refused.isEmpty)
        }
        #expect(try bench.store.session(SessionReference("inbox/Agent-1"))?.head == head)
    }

    @Test func recordsGoInInTheOrderOfTime() throws {
        let bench = try ImportBench()
        try fill(bench)
        try bench.run()
        let entries = try bench.entries("inbox/Agent-1")
        #expect(entries.map { JSONValue($0.body)["content"]?.string } == ["Earlier", "Later", "No time"])
    }

    @Test func whatIsNewIsAdded() throws {
        let bench = try ImportBench()
        try fill(bench)
        try bench.run()
        try bench.write("a/inbox/Agent-1/new.md", "**From:** Cid\n\nNew")
        let report = try bench.run()
        #expect(report.total.messages == 1)
        #expect(report.total.duplicates == 4)
    }

    @Test func anotherRecordWithATakenIDIsRefused() throws {
        let bench = try ImportBench()
        try fill(bench)
        try bench.write("b.json", #"{"from":"Ann","to":"Ben","message":"other","id":"1"}"#)
        let report = try bench.run()
        #expect(report.total.messages == 4)
        #expect(report.refused.count == 1)
        #expect(report.refused.first?.path.hasSuffix("b.json") == true)
        #expect(try bench.body("comms/Ann+Ben")["content"]?.string == "hi")
        #expect(try bench.run().refused.count == 1)
    }

    @Test func aDryRunStoresNothingAndCountsTheSame() throws {
        var bench = try ImportBench()
        try fill(bench)
        bench.importer.isDryRun = true
        let planned = try bench.run()
        #expect(try bench.store.sessions(SessionQuery()).items.isEmpty)
        bench.importer.isDryRun = false
        #expect(try bench.run() == planned)
        bench.importer.isDryRun = true
        #expect(try bench.run().total.duplicates == 4)
    }

    @Test func anEndedSessionRefusesNewRecords() throws {
        let bench = try ImportBench()
        try fill(bench)
        try bench.run("a/c.json")
        try Swarm(bench.store).chat("comms/Ann+Ben").end(by: "Ann")
        try bench.write("a/d.json", #"{"from":"Ann","to":"Ben","message":"more"}"#)
        let report = try bench.run("a/d.json")
        #expect(report.total.messages == 0)
        #expect(report.refused.first?.reason.contains("ended") == true)
    }

    @Test func aPathToNothingIsAnErrorBeforeAnythingIsStored() throws {
        let bench = try ImportBench()
        try fill(bench)
        #expect(throws: MultichatError.self) { try bench.importer.run([bench.folder("a"), bench.folder("none")]) }
        #expect(try bench.store.sessions(SessionQuery()).items.isEmpty)
    }

    @Test func whatProgressThrowsEndsTheImportBetweenBatches() throws {
        var bench = try ImportBench()
        let records = (1...600).map { #"{"id":"\#($0)","sender":"A","content":"\#($0)","session_id":"s"}"# }
        try bench.write("messages.json", "[\(records.joined(separator: ","))]")
        for stop in [0, 256, 512] {
            bench.importer.progress = { done, total in
                #expect(total == 600)
                if done >= stop { throw CancellationError() }
            }
            #expect(throws: CancellationError.self) { try bench.run() }
            #expect(try bench.store.session(SessionReference("s"))?.head.sequence ?? 0 == stop)
        }
        bench.importer.progress = { _, _ in }
        #expect(try bench.run().total.messages == 88)
    }

    @Test func theReportIsOneObject() throws {
        let bench = try ImportBench()
        try bench.write("c.json", #"{"from":"Ann","to":"Ben","message":"hi","id":"1"}"#)
        try bench.write("d.json", "x")
        let json = JSONValue(try bench.run().json)
        #expect(json.members?.map(\.key) == ["sessions", "messages", "learnings", "duplicates", "refused", "byFormat"])
        #expect(json["messages"]?.integer == 1)
        #expect(json["refused"]?.array?.first?["path"]?.string?.hasSuffix("d.json") == true)
        #expect(json["byFormat"]?["comms"]?["messages"]?.integer == 1)
    }
}
