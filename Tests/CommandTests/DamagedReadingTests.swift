import Multichat
import MultichatFiles
import Testing

@Suite("Reading a damaged session") struct DamagedReadingTests {
    /// A session of 700 messages, of which number 601 is damaged.
    private func damaged(_ kind: StoreKind) -> Sandbox {
        let box = Sandbox(kind)
        box.run("start", "--id", "r")
        let lines = (1...700).map { #"{"body":{"content":"number \#($0) of seven hundred"}}"# + "\n" }.joined()
        let batch = box.run("append", "r", "--kind", "message", "--author", "A", input: lines)
        precondition(batch.status == 0, batch.error)
        box.run("verify")
        let files = kind == .json ? "store.d/default-*/r-*/log-*.jsonl" : "store.db"
        let change = box.shell("sed -i 's/number 601 of/number 6x1 of/' \(files)")
        precondition(change.status == 0, change.error)
        return box
    }

    @Test("prints all entries in front of the damage, and then says so", arguments: StoreKind.allCases)
    func shown(kind: StoreKind) throws {
        let box = damaged(kind)
        for form in ["--json", "--format=a2a", "--all"] {
            let run = box.run("show", "r", form)
            #expect(run.status == 65)
            let isWhole = run.output.contains("number 600 of") && !run.output.contains("number 602 of")
            #expect(isWhole, "\(run.error)")
            #expect(run.error.contains("damaged at sequence 601"), "\(run.error)")
            #expect(run.error.contains("multichat repair --to URL"), "\(run.error)")
        }
        #expect(box.run("show", "r", "--json").lines.count == 600)
        let export = box.run("export", "r", "--format", "a2a")
        #expect(export.status == 1 && export.error.contains("left out: r"), "\(export.error)")
    }

    @Test("appends are refused by a JSON store, and taken by SQLite, which proves the head alone")
    func appended() {
        let json = damaged(.json).run("post", "r", "--from", "A", "after")
        #expect(json.status == 65 && json.error.contains("multichat repair --to URL"))
        #expect(damaged(.sqlite).run("post", "r", "--from", "A", "after").status == 0)
    }
}
