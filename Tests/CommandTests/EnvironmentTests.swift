import Multichat
import Testing

@Suite("Variables of the environment")
struct EnvironmentTests {
    @Test("MULTICHAT_AGENT and MULTICHAT_SESSION stand in for what isn't given")
    func defaults() throws {
        let box = Sandbox()
        let mine = ["MULTICHAT_AGENT": "A", "MULTICHAT_SESSION": "s"]
        box.run("start", "--id", "s")
        box.run("start", "--id", "t")
        #expect(box.run("post", "hello", with: mine).output == "1\n")
        #expect(box.run("post", with: mine).status == 65)
        #expect(box.run("post", "t", "to another", with: mine).output == "1\n")
        #expect(box.run("post", "t", "-", input: "x", with: mine).output == "2\n")
        #expect(box.run("put", "k", "1", with: mine).output == "2\n")
        #expect(box.run("get", "k", with: mine).output == "1\n")
        #expect(box.run("join", with: mine).output == "3\n")
        #expect(box.run("label", "x=1", "y=2", with: mine).output == "4\n")
        #expect(try box.run("show", "--json", with: mine).json.map { $0["author"]?.string } == ["A", "A", "A", "A"])
        #expect(box.run("post", "--from", "B", "x", with: mine).status == 0)
    }

    @Test("a session alone is not posted as a text into the other one")
    func forgottenText() {
        let box = Sandbox()
        box.run("start", "--id", "s")
        box.run("start", "--id", "t")
        let run = box.run("post", "t", input: "text", with: ["MULTICHAT_AGENT": "A", "MULTICHAT_SESSION": "s"])
        #expect(run.status == 64)
        #expect(run.error.contains("multichat post t -"))
        #expect(box.run("show", "s").output.isEmpty)
    }

    @Test("--store beats MULTICHAT_STORE, which beats the data folder, which beats the home folder")
    func store() {
        let box = Sandbox()
        let data = ["MULTICHAT_STORE": "", "XDG_DATA_HOME": box.folder + "/data"]
        box.run("start", "--id", "home", with: ["MULTICHAT_STORE": ""])
        box.run("start", "--id", "data", with: data)
        box.run("start", "--id", "variable")
        box.run("start", "--id", "option", "--store", "sqlite:\(box.folder)/option.db")
        #expect(TestFile.exists(box.folder + "/.local/share/multichat/multichat.db"))
        #expect(TestFile.exists(box.folder + "/data/multichat/multichat.db"))
        #expect(box.run("list", with: data).output.hasPrefix("data\t"))
        #expect(box.run("list").output.hasPrefix("variable\t"))
        #expect(box.run("list", "--store", "sqlite:\(box.folder)/option.db").output.hasPrefix("option\t"))
        #expect(box.run("list", with: ["XDG_DATA_HOME": "relative", "MULTICHAT_STORE": ""]).output.hasPrefix("home\t"))
    }

    @Test("what only reads makes no store", arguments: ["list", "stats"])
    func missingStore(command: String) {
        let box = Sandbox()
        let run = box.run(command)
        #expect(run.status == 66)
        #expect(run.error.contains("multichat start"))
        #expect(!TestFile.exists(box.folder + "/store.db"))
    }

    @Test("memory: forgets everything with the process")
    func memory() {
        let box = Sandbox()
        #expect(box.run("--store", "memory:", "start", "--id", "s").output == "s\n")
        #expect(box.run("--store", "memory:", "list").status == 0)
        #expect(box.run("--store", "memory:", "list").output.isEmpty)
    }
}
