import Multichat
import Testing

@Suite("Many processes")
struct ProcessTests {
    @Test(
        "8 processes post to one session: all stored once, contiguous sequences, no error",
        arguments: StoreKind.allCases)
    func posting(kind: StoreKind) throws {
        let box = Sandbox(kind)
        box.run("start", "--id", "s")
        let script = "for i in $(seq 12); do $multichat post s --from Agent-$n $n-$i || exit; done"
        let shell = Array((Sandbox.bash ?? "/bin/sh").utf8)
        let writers = (1...8).map { number in
            ChildProcess.start(
                .init(
                    program: String(decoding: shell, as: UTF8.self), arguments: [Array("-c".utf8), Array(script.utf8)],
                    environment: [
                        "multichat": Sandbox.binary, "n": String(number), "MULTICHAT_STORE": box.store,
                        "PATH": "/usr/bin:/bin",
                    ], folder: box.folder))
        }
        let runs = writers.map { $0.wait() }
        #expect(runs.allSatisfy { $0.status == 0 && $0.error.isEmpty }, "\(runs.map(\.error))")
        let acknowledged = runs.flatMap { $0.lines.compactMap { Int($0) } }
        #expect(acknowledged.sorted() == Array(1...96))
        let entries = try box.run("show", "s", "--json").json
        #expect(entries.compactMap { $0["sequence"]?.integer } == Array(1...96))
        let contents = entries.compactMap { $0["body"]?["content"]?.string }
        let expected = (1...8).flatMap { number in (1...12).map { "\(number)-\($0)" } }
        #expect(Set(contents) == Set(expected))
        #expect(contents.count == 96)
        // What each process was answered is where its message stands.
        for (number, run) in zip(1..., runs) {
            let own = run.lines.compactMap { Int($0) }.map { contents[$0 - 1] }
            #expect(own == (1...12).map { "\(number)-\($0)" })
        }
    }
}
