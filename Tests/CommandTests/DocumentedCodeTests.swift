import Multichat
import MultichatFiles
import MultichatStores
import Testing

/// The Swift code of the pages about leases and workflows stands here, where it is run, line for line.
@Suite("documented code")
struct DocumentedCodeTests {
    @Test("the page about workflows does what it says") func workflows() throws {
        let page = try DocumentedPage("workflows")
        let box = Sandbox()
        box.run("start", "--id", "release")
        #expect(try run(on: box) == .waiting(for: "approval"))
        var shown: [String] = []
        for command in page.console where command.hasPrefix("$ multichat ") {
            let result = box.shell("$" + command.dropFirst(2))
            #expect(result.status == 0, "\(command): \(result.error)")
            shown += [command] + result.lines
        }
        #expect(shown.map(DocumentedPage.timeless) == page.console.map(DocumentedPage.timeless))
        for _ in 0..<2 { #expect(try run(on: box) == .completed("shipped registry/app:42")) }
        for line in page.code { #expect(try DocumentedPage.own.contains(line), "\(line)") }
    }

    @Test("the page about leases does what it says") func leases() throws {
        for line in try DocumentedPage("leases").code { #expect(try DocumentedPage.own.contains(line), "\(line)") }
        let swarm = Swarm(MemoryStore())
        let chat = try swarm.start("release")
        do {
            let lease = try chat.lease("deploy", holder: "Agent-1", for: .seconds(30))
            try chat.post(Message("Deploying"), from: "Agent-1", expecting: [lease.expectation])
            let longer = try chat.renew(lease, for: .seconds(30))
            try chat.release(longer)
            let error = #expect(throws: MultichatError.self) {
                try chat.post(Message("late"), from: "Agent-1", expecting: [lease.expectation])
            }
            #expect(error?.code == .conflict)
        }
        do {
            let nightly = try swarm.lease("nightly", holder: "Agent-1", for: .seconds(60))
            try chat.post(Message("Report"), from: "Agent-1", expecting: [.fence(nightly.fence)])
            try swarm.leases.release(nightly)
        }
        let lease = try chat.lease("deploy", holder: "Agent-1", for: .seconds(30))
        let handover = try chat.leaseHandover(from: "Agent-1", to: "Agent-2", for: .seconds(60))
        try chat.append(handover.drafts, expecting: handover.expectations)
        #expect(try chat.leases().map(\.holder) == ["Agent-2"])
        #expect(throws: MultichatError.self) { try chat.renew(lease, for: .seconds(30)) }
    }

    private func run(on box: Sandbox) throws -> WorkflowOutcome<String> {
        let store = try Stores.open(StoreURL(box.store))
        defer { try? store.close() }
        let chat = Swarm(store).chat("release")
        let deploy = chat.workflow("deploy-42", version: 1, steps: ["build", "lint", "test", "approval", "ship"])
        let outcome = try deploy.run(as: "Agent-1") { run in
            let image = try run.step("build") { "registry/app:42" }
            try run.parallel(["lint", "test"]) { name in "\(name) passed" }
            guard try run.waitFor("approval", as: Bool.self) else { return "refused" }
            return try run.step("ship", input: image, .atMostOnce) { "shipped \($0)" }
        }
        return outcome
    }
}

/// The blocks of a page of the documentation.
struct DocumentedPage {
    /// The lines of the Swift code, without what they are indented by.
    let code: [String]
    /// The lines of what the console shows.
    let console: [String]

    init(_ name: String) throws {
        let root = Directory.parent(of: Directory.parent(of: Directory.parent(of: #filePath)))
        var blocks: [String: [String]] = [:]
        var block: String?
        for line in try Self.text(root + "/Documentation/\(name).md").split(separator: "\n") {
            if line.hasPrefix("```") {
                block = block == nil ? String(line.dropFirst(3)) : nil
            } else if let block {
                blocks[block, default: []].append(String(line))
            }
        }
        code = (blocks["swift"] ?? []).map { String($0.drop { $0 == " " }) }
        console = blocks["console"] ?? []
    }

    /// The text of this file.
    static var own: String { get throws { try text(#filePath) } }

    /// The line with all durations as one and the same.
    static func timeless(_ line: String) -> String { line.replacing(/\d+(\.\d)?m?s\b/, with: "TIME") }

    private static func text(_ path: String) throws -> String {
        String(decoding: try File(path, .read).contents(), as: UTF8.self)
    }
}
