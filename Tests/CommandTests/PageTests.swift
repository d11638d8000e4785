import MultichatFiles
import Testing

/// The commands of all pages, run as they stand there: each page in a folder and with a store of its own.
struct PageTests {
    private static let folder =
        "/" + #filePath.split(separator: "/").dropLast(3).joined(separator: "/") + "/Documentation"
    /// Those that other tests run, on what they need.
    private static let elsewhere: Set = ["command-line.md", "guide.md", "json-format.md", "sqlite-schema.md"]
    private static let pages: [String] = ((try? Directory.entries(folder)) ?? []).map(\.name).sorted().filter { name in
        name.hasSuffix(".md") && !elsewhere.contains(name) && text(name).contains("```sh\n")
    }

    private static func text(_ name: String) -> String {
        String(decoding: TestFile.read(folder + "/" + name), as: UTF8.self)
    }

    @Test(arguments: pages) func thePagesCommandsWork(_ name: String) throws {
        let page = Self.text(name)
        let blocks = page.components(between: "```sh\n", and: "```")
        #expect(!blocks.isEmpty)
        let sandbox = Sandbox()
        // Servers of a page are left running by it, and listen where there is room.
        let commands = ([Self.setup] + blocks.map { $0.replacing("7750", with: "$port") }).joined(separator: "\n")
        // A command that doesn't end fails instead of keeping all tests waiting.
        let run = sandbox.shell(
            "cat > script <<'END OF THE PAGE'\n\(commands)\nEND OF THE PAGE\ntimeout 120 bash script")
        #expect(run.status == 0, "\(run.output)\(run.error)")
    }

    private static let setup = """
        set -e
        mkdir bin
        ln -s "$multichat" bin/multichat
        export PATH="$PWD/bin:$PATH"
        trap 'kill $(jobs -p) 2> /dev/null || true; wait' EXIT
        port=$(python3 -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])')
        """
}

extension String {
    /// What stands between each pair of marks.
    fileprivate func components(between start: String, and end: String) -> [String] {
        var parts: [String] = []
        var rest = self[...]
        while let from = rest.firstRange(of: start), let to = rest[from.upperBound...].firstRange(of: end) {
            parts.append(String(rest[from.upperBound..<to.lowerBound]))
            rest = rest[to.upperBound...]
        }
        return parts
    }
}
