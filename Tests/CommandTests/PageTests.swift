import Testing

/// The commands of the pages for users, run as they stand there.
struct PageTests {
    @Test(arguments: ["text-forms", "monitoring", "backup", "maintenance", "erasure", "importing"])
    func thePagesCommandsWork(_ name: String) throws {
        let source = #filePath.split(separator: "/").dropLast(3).joined(separator: "/")
        let page = String(decoding: TestFile.read("/\(source)/Documentation/\(name).md"), as: UTF8.self)
        let blocks = page.components(between: "```sh\n", and: "```")
        #expect(!blocks.isEmpty)
        let sandbox = Sandbox()
        let commands = (["set -e", "multichat() { \"$multichat\" \"$@\"; }"] + blocks).joined(separator: "\n")
        let run = sandbox.shell(commands)
        #expect(run.status == 0, "\(run.output)\(run.error)")
    }
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
