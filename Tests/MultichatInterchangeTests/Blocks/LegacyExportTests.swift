import Multichat
import MultichatInterchange
import TestSupport
import Testing

/// The files of the earlier session store, as they are written and read back.
struct LegacyExportTests {
    @Test func theFilesHaveTheOldShapeAndAreImported() throws {
        let store = MemoryStore()
        let chat = try Swarm(store).start("talk", with: ["Agent-1", "Agent-2"])
        var message = Message("Hello \"you\"", to: ["Agent-2", "Agent-3"])
        message.priority = "HIGH"
        message.tags = ["a"]
        try chat.append([draft("1", message, at: 1_758_687_205_030_728), draft("2", Message("All"), at: -1_500_000)])
        try Swarm(store).start(".system").post("hidden", from: "A")
        var bytes: [UInt8] = []
        var export = LegacyExport { bytes.append(contentsOf: $0) }
        #expect(try export.write(store).isEmpty)
        let text = String(decoding: bytes, as: UTF8.self)
        #expect(
            text == """
                [
                {"id":"1","sender":"Agent-1","recipient":"Agent-2, Agent-3","content":"Hello \\"you\\"",\
                "timestamp":1758687205.030728,"session_id":"talk","priority":"HIGH","tags":["a"]},
                {"id":"2","sender":"Agent-1","recipient":"All","content":"All","timestamp":-1.500000,"session_id":"talk"}
                ]

                """)
        let sessions = JSONValue(export.sessionsFile)
        #expect(sessions["talk"]?["message_count"]?.integer == 2)
        #expect(sessions[".system"] == nil)
        let bench = try ImportBench()
        try bench.write("messages.json", text)
        try bench.write("sessions.json", export.sessionsFile.text)
        let report = try bench.run()
        #expect(report.byFormat[.legacy]?.messages == 2)
        #expect(report.refused.isEmpty)
        let session = try #require(try bench.store.session(SessionReference("talk")))
        #expect(session.participants.prefix(2) == ["Agent-1", "Agent-2"])
        let first = try #require(try bench.entries("talk").first { $0.id == "1" })
        #expect(first.time.microseconds == 1_758_687_205_030_728)
        #expect(Message(body: first.body) == message)
    }

    private func draft(_ id: EntryID, _ message: Message, at time: Int64) -> Draft {
        var draft = Draft(id: id, kind: .message, author: "Agent-1", body: message.body)
        draft.time = Timestamp(microseconds: time)
        return draft
    }
}
