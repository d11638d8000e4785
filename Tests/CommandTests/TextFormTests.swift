import Multichat
import Testing

/// Messages as text: `show --format`, `export --format` and their way back.
struct TextFormTests {
    @Test(arguments: ["a2a", "devlog"]) func whatIsExportedIsImported(_ form: String) throws {
        let sandbox = Sandbox()
        let other = Sandbox()
        sandbox.run("start", "--id", "talk", "--with", "Agent-1")
        sandbox.run("post", "talk", "--from", "Agent-1", "--to", "Agent-2", "--tag", "a, b", "one\n==========\ntwo")
        sandbox.run("post", "talk", "--from", "Agent-2", "--priority", "", "--reply-to", "1", "yes")
        let path = sandbox.folder + "/talk.txt"
        #expect(
            sandbox.run("export", "talk", "--format", form, "--to", path).output == "\(path): 1 session, 2 messages\n")
        #expect(sandbox.run("export", "--format", form, "--to", path).status == 73)
        let text = sandbox.run("export", "--format", form).output
        #expect(text == String(decoding: TestFile.read(path), as: UTF8.self))
        #expect(other.run("import", "-", "--json", input: text).status == 0)
        #expect(other.run("export", "--format", form).output == text)
        let messages = try sandbox.run("show", "talk", "--kind", "message", "--json").json
        let copies = try other.run("show", "talk", "--kind", "message", "--json").json
        #expect(copies.count == 2)
        for (message, copy) in zip(messages, copies) {
            for name in ["id", "author", "time", "body"] { #expect(message[name] == copy[name]) }
        }
    }

    @Test func showPrintsBlocks() throws {
        let sandbox = Sandbox()
        sandbox.run("start", "--id", "talk")
        sandbox.run("put", "talk", "key", "1")
        sandbox.run("post", "talk", "--from", "Agent-1", "--to", "Agent-2", "hello")
        let run = sandbox.run("show", "talk", "--format", "a2a")
        #expect(run.output.hasPrefix("[A2A] Agent-1 → Agent-2\n📤 FROM: Agent-1\n📥 TO: Agent-2\n"))
        #expect(run.output.contains("\n---\nhello\n====="))
        let log = sandbox.run("show", "talk", "--format", "devlog").output
        #expect(log.hasPrefix("# Agent-1 → Agent-2\n**📤 FROM:** Agent-1\n"))
        #expect(sandbox.run("import", "-", input: log).output.contains("blocks"))
        #expect(sandbox.run("import", "-", input: run.output).output.contains("blocks"))
        #expect(sandbox.run("show", "talk", "--format", "a2a", "--json").status == 64)
    }

    @Test func theLegacyFormNeedsAFolder() throws {
        let sandbox = Sandbox()
        sandbox.run("start", "--id", "talk")
        sandbox.run("post", "talk", "--from", "Agent-1", "hello")
        #expect(sandbox.run("export", "--format", "legacy").status == 64)
        let folder = sandbox.folder + "/old"
        #expect(sandbox.run("export", "--format", "legacy", "--to", folder).status == 0)
        #expect(sandbox.run("export", "--format", "legacy", "--to", folder).status == 73)
        #expect(sandbox.run("export", "--format", "legacy", "--to", folder, "--force").status == 0)
        let other = Sandbox()
        #expect(try other.run("import", folder, "--json").json[0]["messages"]?.integer == 1)
    }
}
