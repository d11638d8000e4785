import Multichat
import MultichatFiles
import MultichatInterchange
import TestSupport
import Testing

#if canImport(Darwin)
    import Darwin
#else
    import Glibc
#endif

/// A store and a folder of files, joined.
struct BridgeTests {
    @Test func whatIsPostedBecomesAFileForEachRecipient() throws {
        let bench = try ImportBench()
        let bridge = try Bridge(bench.store, with: bench.folder.path)
        let chat = try Swarm(bench.store).start("talk", with: ["Agent-1", "Agent-2", "Agent-3"])
        try chat.post("to two", from: "Agent-1", to: ["Agent-2"])
        try chat.post("to all", from: "Agent-1")
        try chat.post("odd", from: "Agent-1", to: ["../x", ".y"])
        #expect(try bridge.round().written == 5)
        #expect(try files(bench, "Agent-1").isEmpty)
        #expect(try files(bench, "Agent-2").count == 2)
        #expect(try files(bench, "Agent-3").count == 1)
        let name = try #require(try files(bench, "Agent-3").first)
        #expect(name.hasPrefix("A2A_Agent-1_") && name.hasSuffix(".md"))
        let text = try File(bench.folder("inbox/Agent-3/" + name), .read).text
        let block = try #require(try MessageBlock.read(text).first)
        #expect(block.message.content == .text("to all"))
        #expect(block.session == "talk")
        #expect(try bridge.round().isEmpty)
        #expect(try Bridge(bench.store, with: bench.folder.path).round().isEmpty)
        #expect(try Directory.entries(bench.folder("inbox")).count == 4)
        #expect(try !Directory.entries(bench.folder.path).contains { $0.name == "x" })
    }

    @Test func newFilesAreImportedAndNothingGoesRound() throws {
        let bench = try ImportBench()
        try bench.write("inbox/Agent-2/A2A_AGENT1_x.md", "**From:** Agent-1\n**To:** Agent-2\n\nhello")
        let bridge = try Bridge(bench.store, with: bench.folder.path)
        #expect(try bridge.round().imported == 1)
        #expect(try bridge.round().isEmpty)
        try bench.write("inbox/Agent-9/new/b.md", "**From:** Agent-1\n\nhello")
        bridge.wait(microseconds: 0)
        #expect(try bridge.round().imported == 1)
        let again = try Bridge(bench.store, with: bench.folder.path)
        #expect(try again.round().isEmpty)
        #expect(try files(bench, "Agent-2") == ["A2A_AGENT1_x.md"])
    }

    @Test func whatABridgeWroteIsNotImportedEvenWhereTheSessionIsGone() throws {
        let bench = try ImportBench()
        let swarm = Swarm(bench.store)
        try swarm.start("talk").post("x", from: "Agent-1", to: ["Agent-2"])
        #expect(try Bridge(bench.store, with: bench.folder.path).round().written == 1)
        try swarm.delete("talk")
        #expect(try Bridge(bench.store, with: bench.folder.path).round().isEmpty)
        #expect(try bench.store.session(SessionReference("talk")) == nil)
    }

    @Test func twoStoresExchangeMessagesThroughOneFolder() throws {
        let bench = try ImportBench()
        let other = MemoryStore()
        try Swarm(bench.store).start("talk").post("from here", from: "Agent-1", to: ["Agent-2", "Agent-3"])
        try Swarm(other).start("reply").post("from there", from: "Agent-2", to: ["Agent-1"])
        let bridges = try [Bridge(bench.store, with: bench.folder.path), Bridge(other, with: bench.folder.path)]
        for _ in 0..<3 {
            for bridge in bridges {
                _ = try bridge.round()
                bridge.wait(microseconds: 0)
            }
        }
        #expect(try files(bench, "Agent-1").count == 1)
        #expect(try files(bench, "Agent-2").count == 1)
        for store in [bench.store, other] {
            #expect(try store.session(SessionReference("talk"))?.head.sequence == 1)
            #expect(try store.session(SessionReference("reply"))?.head.sequence == 1)
        }
        for bridge in bridges { #expect(try bridge.round().isEmpty) }
    }

    @Test func aFileThatIsBeingWrittenIsLeftUntilItIsClosed() throws {
        let bench = try ImportBench()
        try bench.write("inbox/Agent-2/a.md", "**From:** Agent-1\n\nha")
        let descriptor = open(bench.folder("inbox/Agent-2/a.md"), O_WRONLY | O_APPEND | O_CLOEXEC)
        let bridge = try Bridge(bench.store, with: bench.folder.path)
        let first = try bridge.round()
        #expect(first.imported == 0 && first.unfinished == 1)
        _ = write(descriptor, "lf", 2)
        #expect(try bridge.round().imported == 0)
        close(descriptor)
        #expect(try bridge.round().imported == 1)
        #expect(try bench.body("inbox/Agent-2")["content"]?.string == "half")
    }

    @Test func onlyMessagesFromATimeOnAreWritten() throws {
        let bench = try ImportBench()
        let chat = try Swarm(bench.store).start("talk")
        var old = Draft(id: "old", kind: .message, author: "A", body: Message("old", to: ["Agent-2"]).body)
        old.time = Timestamp(microseconds: 1)
        try chat.append([old])
        try chat.post("new", from: "A", to: ["Agent-2"])
        let bridge = try Bridge(bench.store, with: bench.folder.path, since: Timestamp(microseconds: 2))
        #expect(try bridge.round().written == 1)
    }

    private func files(_ bench: ImportBench, _ agent: String) throws -> [String] {
        guard Directory.exists(bench.folder("inbox/" + agent)) else { return [] }
        return try Directory.entries(bench.folder("inbox/" + agent)).map(\.name).sorted()
    }
}
