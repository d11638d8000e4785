import Multichat
import Testing

#if canImport(Darwin)
    import Darwin
#else
    import Glibc
#endif

@Suite("Ctrl-C in an import")
struct InterruptedImportTests {
    private static let count = 10_000

    @Test("it says how far it came and exits with 130; the next run stores the rest")
    func interrupted() throws {
        let box = Sandbox()
        let records = (1...Self.count).map { #"{"id":"\#($0)","sender":"A","content":"\#($0)","session_id":"s"}"# }
        TestFile.write(Array("[\(records.joined(separator: ",\n"))]".utf8), to: box.folder + "/messages.json")
        let arguments = ["import", box.folder + "/messages.json", "--json"]
        let child = box.start(arguments.map { Array($0.utf8) })
        while try entries(box) == 0 {}
        kill(child.id, SIGINT)
        let run = child.wait()
        #expect(run.status == 130)
        let note = JSONValue(try JSON(run.error))["note"]?.string
        #expect(note?.hasPrefix("Interrupted after ") == true, "\(run.error)")
        let stored = try entries(box)
        #expect(stored > 0 && stored < Self.count)
        let rest = try #require(try box.run("import", box.folder + "/messages.json", "--json").json.first)
        #expect(rest["duplicates"]?.integer == stored)
        #expect(rest["messages"]?.integer == Self.count - stored)
    }

    private func entries(_ box: Sandbox) throws -> Int {
        try box.run("list", "--json").json.first?["head"]?["sequence"]?.integer ?? 0
    }
}
