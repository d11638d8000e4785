import Multichat
import MultichatFiles
import TestSupport
import Testing

@testable import MultichatJSON

#if canImport(Darwin)
    import Darwin
#else
    import Glibc
#endif

/// What `Documentation/json-format.md` promises of the files, tried on a real store.
@Suite("The page of the JSON format") struct FormatPageTests {
    static let hasJQ = (getenv("PATH").map { String(cString: $0) } ?? "").split(separator: ":").contains { folder in
        access(folder + "/jq", X_OK) == 0
    }

    let folder: TemporaryDirectory
    let store: JSONStore
    let session: String

    init() throws {
        folder = try TemporaryDirectory(inMemory: true)
        store = try Sample.open(folder("store"))
        let swarm = Swarm(store)
        let chat = try swarm.start("release", topic: "what to ship")
        for number in 1...8 { _ = try chat.post("word \(number)", from: number % 2 == 0 ? "Agent-1" : "Agent-2") }
        _ = try store.append(Append(to: chat.reference, (1...8).map(Sample.draft)))
        try store.close()
        session = StoreLayout(root: folder("store")).session(chat.reference).path
    }

    /// The commands of the page, in their order.
    private func commands() throws -> [String] {
        let root = #filePath.split(separator: "/").dropLast(3).joined(separator: "/")
        let page = try File("/" + root + "/Documentation/json-format.md", .read).text
        var commands: [String] = []
        var isShell = false
        for line in page.split(separator: "\n", omittingEmptySubsequences: false) {
            if line.hasPrefix("```") { isShell = line == "```sh" } else if isShell { commands.append(String(line)) }
        }
        return commands.filter { !$0.hasPrefix("#") }
    }

    /// What a command prints in the session's folder; a test that fails names the command.
    private func run(_ command: String) throws -> String {
        try AtomicFile.replace(folder("command.sh"), "set -e\ncd '\(session)'\n\(command)\n")
        #expect(system("sh '\(folder("command.sh"))' > '\(folder("output"))'") == 0, "\(command)")
        return try File(folder("output"), .read).text
    }

    @Test("has commands that work", .disabled(if: !hasJQ, "jq isn't installed")) func commandsWork() throws {
        let head = try JSONStore(path: folder("store"), access: .readOnly).required(SessionReference("release")).head
        let outputs = try commands().map { try run($0) }
        try #require(outputs.count == 8)
        #expect(outputs[0].hasPrefix("1 Agent-2: word 1\n"))
        #expect(outputs[0].split(separator: "\n").count == 8)
        #expect(outputs[1].contains("\"sequence\": \(head.sequence)"))
        #expect(outputs[2] == "\"word 2\"\n\"word 4\"\n\"word 6\"\n\"word 8\"\n")
        #expect(outputs[3].hasPrefix("{\"key/0\":") && outputs[3].contains("word 8") && !outputs[3].contains("word 4"))
        #expect(outputs[4] == "8 message\n8 value\n")
        #expect(outputs[5] == "\(head.sequence):\(head.chain)\n")
        #expect(outputs[6] == "\(head.sequence)\n")
        #expect(outputs[7].contains("\"topic\": \"what to ship\""))
    }

    @Test("names every file of a store") func files() throws {
        let root = #filePath.split(separator: "/").dropLast(3).joined(separator: "/")
        let page = try File("/" + root + "/Documentation/json-format.md", .read).text
        for name in try FolderImage(folder("store")).files.keys {
            let last = String(name.split(separator: "/").last ?? "")
            let pattern = last.hasPrefix("log-") ? "log-*." + (last.split(separator: ".").last ?? "") : last
            #expect(page.contains(pattern), "\(name)")
        }
    }

    @Test("is right about removing the derived files and the recorded head") func derived() throws {
        var image = try Sample.closed.get().image
        for name in image.files.keys where name.hasSuffix(".index") || name.hasSuffix(".summaries") {
            image.files[name] = nil
        }
        for name in image.files.keys where name.hasSuffix("head.json") { image.files[name] = nil }
        try image.write(to: folder("copy"))
        let copy = try Sample.open(folder("copy"))
        #expect(try Sample.damage(copy).isEmpty)
        for (session, entries) in zip(Sample.sessions, try Sample.closed.get().content) {
            #expect(try Sample.content(copy, session) == entries)
        }
        try copy.close()
        let made = try FolderImage(folder("copy")).names(ending: ".index")
        #expect(made.count == 6)
    }

    @Test("is right that a fork saves what stands before the damage") func fork() throws {
        var image = try Sample.closed.get().image
        let name = try #require(image.names(ending: ".jsonl", in: "default-37a8eec1ce19687d/release").last)
        var lines = image.lines(name)
        lines.remove(at: 1)
        image.put(lines, name)
        try image.write(to: folder("copy"))
        let copy = try Sample.open(folder("copy"))
        #expect(failure { _ = try copy.fork(Fork(Sample.sessions[0], as: "all")) }?.code == .damaged)
        let fork = try copy.fork(Fork(Sample.sessions[0], as: "saved", at: 19))
        #expect(fork.head.sequence == 19)
        let expected = try Sample.closed.get().content[0].prefix(19)
        #expect(try Sample.content(copy, fork.reference) == Array(expected))
        #expect(try copy.append(Append(to: fork.reference, [Sample.draft(80)])).first == 20)
    }
}
