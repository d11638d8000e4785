import Multichat
import MultichatFiles
import MultichatStores
import TestSupport
import Testing

/// The walk-throughs of the documentation are run as they stand.
@Suite("walk-throughs")
struct WalkthroughTests {
    @Test(
        .enabled(if: Sandbox.bash != nil, "bash is not installed"),
        arguments: ["coordination", "contexts", "leases", "following"])
    func works(_ page: String) throws {
        try follow(page, in: Sandbox())
    }

    /// The page shows what a program has begun.
    @Test(.enabled(if: Sandbox.bash != nil, "bash is not installed")) func workflows() throws {
        let box = Sandbox()
        let store = try Stores.open(StoreURL(box.store))
        let chat = try Swarm(store).start("release")
        let steps = ["build", "lint", "test", "approval", "ship"]
        let deploy = chat.workflow("deploy-42", version: 1, steps: steps)
        let program: (WorkflowRun) throws -> String = { run in
            let image = try run.step("build") { "registry/app:42" }
            _ = try run.parallel(["lint", "test"]) { name in "\(name) passed" }
            guard try run.waitFor("approval", as: Bool.self) else { return "refused" }
            return try run.step("ship", input: image, .atMostOnce) { "shipped \($0)" }
        }
        #expect(try deploy.run(as: "Agent-1", program) == .waiting(for: "approval"))
        try follow("workflows", in: box)
        #expect(try deploy.run(as: "Agent-1", program) == .completed("shipped registry/app:42"))
        try store.close()
    }

    /// Runs the commands of a page, which must print what it says.
    private func follow(_ page: String, in box: Sandbox) throws {
        let root = Directory.parent(of: Directory.parent(of: Directory.parent(of: #filePath)))
        let text = try File(root + "/Documentation/\(page).md", .read).text
        let expected = Self.consoles(text)
        #expect(expected.contains { $0.hasPrefix("$ ") })
        let setup = "mkdir bin; ln -s \"$multichat\" bin/multichat; export PATH=\"$PWD/bin:$PATH\"; exec 2>&1; "
        var script = setup
        for line in expected where line.hasPrefix("$ ") {
            let command = String(line.dropFirst(2))
            script += "printf '%s\\n' '\(line.replacing("'", with: "'\\''"))'; \(command)\n"
        }
        let run = box.shell(script)
        #expect(run.lines.map(Self.timeless) == expected.map(Self.timeless))
    }

    /// The lines of all blocks that show a console.
    private static func consoles(_ text: String) -> [String] {
        var isInside = false
        return text.split(separator: "\n", omittingEmptySubsequences: false).compactMap { line in
            if line.hasPrefix("```") {
                isInside = line == "```console"
                return nil
            }
            return isInside ? String(line) : nil
        }
    }

    /// The line with all times as one and the same.
    private static func timeless(_ line: String) -> String {
        line.replacing(/\d{4}-\d\d-\d\d[ T]\d\d:\d\d:\d\d(\.\d+)?Z/, with: "TIME")
            .replacing(/[ ]+\d+(\.\d+)?(µs|ms|s)\b/, with: " 1ms")
    }
}
