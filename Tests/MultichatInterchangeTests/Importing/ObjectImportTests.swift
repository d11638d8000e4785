import Multichat
import Testing

@testable import MultichatInterchange

@Suite struct ObjectImportTests {
    @Test func legacySessionsKeepIDsParticipantsAndTimes() throws {
        let bench = try ImportBench()
        try bench.write(
            "sessions.json",
            #"{"s 1":{"session_id":"s 1","participants":["Agent-1","Agent-2"],"created_at":1000.5,"last_activity":2000,"message_count":2}}"#
        )
        try bench.write(
            "messages.json",
            #"""
            [ {"id":"b","sender":"Agent-2","recipient":"All","content":"two","timestamp":1500.25,"session_id":"s 1"},
              {"id":"a","sender":"Agent-1","recipient":"Agent-2","content":"one","timestamp":1200,"session_id":"s 1"},
              {"id":"a","sender":"Agent-9","content":"lost","timestamp":1,"session_id":"elsewhere"} ]
            """#)
        let report = try bench.run()
        #expect(report.byFormat[.legacy] == figures { ($0.files, $0.sessions, $0.messages) = (2, 2, 3) })
        let session = try #require(try bench.store.session(SessionReference("s 1")))
        #expect(session.participants == ["Agent-1", "Agent-2"])
        #expect(session.createdAt.microseconds == 1_000_500_000)
        #expect(session.updatedAt.microseconds == 2_000_000_000)
        let entries = try bench.entries("s 1")
        #expect(entries.map(\.id) == ["a", "b"])
        #expect(entries.map { JSONValue($0.body)["to"]?.strings } == [["Agent-2"], []])
        #expect(try bench.entries("elsewhere").map(\.author) == ["Agent-9"])
        #expect(try bench.body("s 1")["source"]?["text"]?.string?.hasPrefix(#"{"id":"a","sender":"Agent-1""#) == true)
    }

    @Test func commsGoToTheirPairOrThread() throws {
        let bench = try ImportBench()
        try bench.write(
            "1.json", "\u{FEFF}" + #"{"from":"agent-2","to":"Agent-1","message":"hi","id":"x/1","tag":"t","ts":5}"#)
        try bench.write(
            "2.json", #"{"sender":"Ann","recipient":"Ben","subject":"S","content":["part"],"thread_id":"t7"}"#)
        try bench.write(
            "agents/Agent-3/inbox/3.json", #"{"task_id":"t","title":"T","description":"D","status":"pending"}"#)
        try bench.write("agents/Agent-3/outbox/4.json", #"{"task_id":"t","summary":"S","state":"done"}"#)
        let report = try bench.run()
        #expect(report.byFormat[.comms]?.messages == 4)
        let first = try #require(try bench.entries("comms/Agent-1+Agent-2").first)
        #expect(first.id == "x/1")
        #expect(first.author == "Agent-2")
        #expect(first.time.microseconds == 5_000_000)
        #expect(try bench.body("comms/t7")["content"]?.strings == ["part"])
        let entries = try bench.entries("comms/Agent-3+unknown")
        #expect(entries.map(\.author) == ["unknown", "Agent-3"])
        #expect(entries.map { JSONValue($0.body)["status"]?.string } == ["pending", "done"])
        #expect(try bench.body("comms/Agent-3+unknown")["subject"]?.string == "T")
    }

    @Test func theQueueKeepsItsStatusAndReportsWhatIsStuck() throws {
        let bench = try ImportBench()
        try bench.write(
            "queue.json",
            #"""
            [{"message":{"type":"test","id":0},"queue_id":"q1","status":"PROCESSING","created_at":"2025-09-09T01:28:16.956"},
            {"message":{"from":"Ann","to":"Ben","content":"hi"},"queue_id":"q2","status":"DELIVERED"}]
            """#)
        let report = try bench.run()
        #expect(report.byFormat[.queue] == figures { ($0.files, $0.sessions, $0.messages, $0.stuck) = (1, 2, 2, 1) })
        let body = try bench.body("queue/unknown")
        #expect(body["content"] == .null)
        #expect(body["status"]?.string == "PROCESSING")
        #expect(body["sentAt"]?.string == "2025-09-09T01:28:16.956000Z")
        #expect(try bench.entries("queue/Ben").map(\.id) == ["q2"])
    }

    @Test func whatIsNoRecordIsRefusedWithReasonAndPlace() throws {
        let bench = try ImportBench()
        try bench.write("1.json", "{\"from\":")
        try bench.write("2.json", "{\"x\":1}")
        try bench.write("3.json", #"[{"id":"a","sender":"A","session_id":"s"},{"y":7}]"#)
        try bench.write("4.json", #"{"insights":[],"lessons":[]}"#)
        try bench.write("5.json", #"[{"id":"a\u0001","sender":"A","session_id":"s"}]"#)
        let report = try bench.run()
        #expect(report.total.messages == 1)
        #expect(report.refused.map { $0.path.suffix(6) } == ["1.json", "2.json", "3.json", "4.json", "5.json"])
        #expect(report.refused[0].reason.contains("line 1, byte 9"))
        #expect(report.refused[2].reason.hasPrefix("record 2: "))
        #expect(report.refused[3].reason.contains("learnings"))
        #expect(report.refused[4].reason.contains("entry id"))
    }

    @Test(arguments: [
        ("comms/bad.json", ImportFormat.comms), ("Agent-1/outbox/bad.json", .comms), ("queue/x/bad.json", .queue),
        ("queue.json", .queue), ("messages.json", .legacy), ("sessions.json", .legacy),
    ])
    func whatCannotBeReadCountsWhereItsPlaceSays(_ path: String, _ format: ImportFormat) throws {
        for text in ["{\"from\":", "{}", "[]", "7", "{\"x\":1}"] {
            let bench = try ImportBench()
            try bench.write(path, text)
            let report = try bench.run()
            #expect(report.byFormat == [format: figures { ($0.files, $0.refused) = (1, 1) }], "\(text)")
            #expect(report.refused.count == 1)
        }
    }

    @Test(arguments: ["{}", "[]", " [ ]\n"]) func emptyFilesAreRefusedAsSuch(_ text: String) throws {
        let bench = try ImportBench()
        try bench.write("some.json", text)
        let report = try bench.run()
        #expect(report.byFormat.isEmpty)
        #expect(report.refused.first?.reason.contains("empty") == true)
    }
}

/// Figures that are zero but for those that the closure sets.
func figures(_ change: (inout ImportReport.Figures) -> Void) -> ImportReport.Figures {
    var figures = ImportReport.Figures()
    change(&figures)
    return figures
}
