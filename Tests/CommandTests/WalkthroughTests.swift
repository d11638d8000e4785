import Multichat
import MultichatFiles
import TestSupport
import Testing

/// The walk-throughs of the documentation are run as they stand.
@Suite("walk-throughs")
struct WalkthroughTests {
    @Test(.enabled(if: Sandbox.bash != nil, "bash is not installed"), arguments: ["coordination", "contexts", "following"])
    func works(_ page: String) throws {
        let root = Directory.parent(of: Directory.parent(of: Directory.parent(of: #filePath)))
        let text = try File(root + "/Documentation/\(page).md", .read).text
        let expected = Self.consoles(text)
        #expect(expected.contains { $0.hasPrefix("$ ") })
        let box = Sandbox()
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
    }
}
