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
        #expect(throws: MultichatError.self) { try bench.run("inbox/Agent-1/pipe.md") }
    }
}
