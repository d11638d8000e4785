import CMultichatShims
import Multichat
import MultichatInterchange
import TestSupport
import Testing

@Suite struct FileWalkTests {
    @Test func pipesHiddenAndExcludedFilesArePassedOver() throws {
        var bench = try ImportBench()
        try bench.write("inbox/Agent-1/a.md", "Hello")
        try bench.write("inbox/Agent-1/.hidden.md", "Hidden")
        try bench.write("store/x.json", #"{"from":"Ann","to":"Ben","message":"hi"}"#)
        #expect(mkfifo(bench.folder("inbox/Agent-1/pipe.md"), 0o600) == 0)
        bench.importer.excluded = [bench.folder("store")]
        let report = try bench.run()
        #expect(report.total.files == 1)
        #expect(report.total.messages == 1)
    }

    @Test func aFileWithoutAKnownEndingIsRecognisedByItsContent() throws {
        let bench = try ImportBench()
        try bench.write("a", #" {"from":"Ann","to":"Ben","message":"hi"}"#)
        try bench.write("b.bak", "**From:** Ann\n**To:** Ben\n\nHello")
        try bench.write("c", "Nothing of use")
        #expect(try bench.run().total.files == 0)
        #expect(try bench.run("a").byFormat[.comms]?.messages == 1)
        #expect(try bench.run("b.bak").byFormat[.inbox]?.messages == 1)
        #expect(try bench.run("c").refused.count == 1)
    }

    @Test func aPathToNothingIsFoundBeforeAnyPipeIsRead() throws {
        let bench = try ImportBench()
        #expect(mkfifo(bench.folder("pipe"), 0o600) == 0)
        let paths = [bench.folder("pipe"), bench.folder("none")]
        #expect(failure { _ = try bench.importer.run(paths) }?.message.contains("/none") == true)
    }
}
