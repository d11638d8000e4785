import Multichat
import Testing

@Suite("What a store mended, as commands tell it") struct RecoveryNoteTests {
    @Test(
        "what was mended is told by the command that opens the session first, and only once",
        arguments: ["post a --from A after", "show a", "stats", "verify", "doctor", "list", "maintain --once"])
    func recovered(command: String) throws {
        let box = Sandbox(.json)
        box.run("start", "--id", "a")
        box.run("post", "a", "--from", "A", "hello")
        let crash = "printf '{\"sequence\":2,\"id\":\"half' >> store.d/default-*/a-*/log-*.jsonl; "
        let run = box.shell(crash + "$multichat \(command)")
        let told = "a: 24 bytes of an append that was never answered"
        if command == "doctor" {
            #expect(run.output.contains(told), "\(run.output)")
        } else {
            #expect(run.status == 0 && run.error.hasPrefix("recovered: " + told), "\(run.error)")
        }
        if command == "stats" { #expect(run.output.contains("recovered     1 place")) }
        let again = box.shell("$multichat \(command)")
        #expect(!again.error.contains("recovered") && !again.output.contains(told))
    }

    @Test("the figures count what was mended, in all forms") func recoveredFigures() throws {
        let box = Sandbox(.json)
        box.run("start", "--id", "a")
        let crash = "printf '{\"sequence\":1,\"id\":\"half' >> store.d/default-*/a-*/log-*.jsonl; "
        let run = box.shell(crash + "$multichat stats --json")
        #expect(try run.json.first?["recoveries"]?.integer == 1)
        #expect(try JSONValue(JSON(run.error))["recovered"]?["session"]?.string == "a")
        #expect(box.shell(crash + "$multichat stats --prometheus").output.contains("\nmultichat_recoveries 1\n"))
        #expect(box.run("stats", "--prometheus").output.contains("\nmultichat_recoveries 0\n"))
    }
}
