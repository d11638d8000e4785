import Multichat
import Testing

@Suite("inbox --wait")
struct InboxWaitTests {
    @Test("a message that comes ends the waiting at once") func comes() throws {
        let box = Sandbox()
        box.run("start", "--id", "s")
        let waiting = box.start(["inbox", "B", "--wait", "60s", "--json"].map { Array($0.utf8) })
        box.run("post", "s", "--from", "A", "--to", "B", "here")
        let run = waiting.wait()
        #expect(try run.json.map { $0["body"]?["content"]?.string } == ["here"])
    }

    @Test("the time is over when it is over, and not before") func deadline() throws {
        let box = Sandbox()
        box.run("start", "--id", "s")
        let start = ContinuousClock.now
        let run = box.run("inbox", "B", "--wait", "1s")
        let taken = ContinuousClock.now - start
        #expect(run.status == 0 && run.output.isEmpty)
        #expect(taken >= .seconds(1) && taken < .seconds(20))
        #expect(box.run("inbox", "B", "--wait", "soon").status == 64)
    }

    @Test("a signal ends it") func interrupted() throws {
        let box = Sandbox()
        box.run("start", "--id", "s")
        let run = box.shell("\"$multichat\" inbox B --wait 60s & kill -TERM $!; wait $!; echo $?")
        #expect(run.output == "143\n")
    }
}
