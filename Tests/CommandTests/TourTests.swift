import Multichat
import Testing

@Suite("tour")
struct TourTests {
    @Test("the tour loses nothing that was acknowledged, and its commands work; a second tour works too")
    func tour() throws {
        let box = Sandbox()
        for number in 1...2 {
            let run = box.shell("$multichat tour", with: ["MULTICHAT_STORE": "memory:"])
            #expect(run.status == 0, "\(run.output)\(run.error)")
            #expect(run.error.isEmpty)
            for text in ["tour-\(number)", "all 5 acknowledged entries are there", "equal chains", "We release!"] {
                #expect(run.output.contains(text))
            }
            let commands = run.lines.drop { $0 != "Try next" }.dropFirst().filter { !$0.isEmpty }
            #expect(commands.count == 6)
            for command in commands {
                let result = box.shell(command)
                #expect(result.status == 0, "\(command): \(result.error)")
                #expect(!result.output.isEmpty)
            }
        }
    }

    @Test("with --json it is one object, and the chain is the same in all stores")
    func json() throws {
        let box = Sandbox()
        let run = box.shell("$multichat tour --json")
        #expect(run.status == 0)
        let result = try #require(try run.json.first)
        #expect(run.lines.count == 1)
        #expect(result["acknowledged"]?.integer == 5)
        #expect(result["differences"]?.array?.isEmpty == true)
        let stored = try #require(result["inFlightStored"]?.integer)
        #expect([0, 5000].contains(stored))
        #expect(result["entries"]?.integer == 9 + stored)
        let stores = try #require(result["stores"]?.array)
        for store in stores {
            let url = try #require(store["store"]?.string)
            let listed = box.shell("$multichat list --json --store \(url)")
            #expect(try listed.json.first?["head"] == stores[0]["head"])
        }
        #expect(stores.count == 3)
    }

    @Test("a receipt that the store doesn't have is found")
    func difference() throws {
        // A process in the place of the writer would need another program; the comparison is what counts.
        let box = Sandbox()
        let run = box.shell("echo nothing > multichat-tour.db; $multichat tour")
        #expect(run.status == 65)
        #expect(box.shell("cat multichat-tour.db").output == "nothing\n")
    }

    @Test("in a folder that can't be written it says so") func noRight() async {
        await #expect(processExitsWith: .success) {
            try Unprivileged.run {
                let box = Sandbox()
                try #require(box.shell("mkdir d; chmod 500 d; cd d; $multichat tour").status == 77)
            }
        }
    }
}
