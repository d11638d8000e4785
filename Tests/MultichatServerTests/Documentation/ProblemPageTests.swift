import Multichat
import MultichatFiles
import TestSupport
import Testing

@testable import MultichatServer

/// The pages on operations and on errors explain all metrics and all problems that the server tells.
struct ProblemPageTests {
    private static let root = "/" + #filePath.split(separator: "/").dropLast(4).joined(separator: "/")

    /// The problems as the sources make them: `Problem("slow", 503, …)`, on one line or two.
    private static func problems(below folder: String) throws -> [(code: String, status: String)] {
        try Directory.entries(folder).flatMap { entry -> [(code: String, status: String)] in
            let path = folder + "/" + entry.name
            if entry.isDirectory { return try problems(below: path) }
            let text = try File(path, .read).text
            return text.matches(of: /Problem\(\s*"([a-z-]+)", ([0-9]+)/).map { (String($0.1), String($0.2)) }
        }
    }

    @Test func everyMetricOfTheServerIsExplained() throws {
        let page = try File(Self.root + "/Documentation/operations.md", .read).text
        let told = try TestServer().ask("GET", "/metrics").text.matches(of: /# TYPE (multichat_http_\w+)/).map { $0.1 }
        let explained = page.matches(of: /\n\| `(multichat_http_\w+)/).map { $0.1 }
        #expect(Set(told) == Set(explained))
        #expect(told.count >= 5)
    }

    @Test func everyProblemIsExplained() throws {
        let page = try File(Self.root + "/Documentation/troubleshooting.md", .read).text
        let problems = try Self.problems(below: Self.root + "/Sources/MultichatServer")
        #expect(problems.count > 8)
        for (code, status) in problems {
            let heading = try #require(page.firstRange(of: "\n### `\(code)`\n"), "\(code)")
            let entry = page[heading.upperBound...].prefix { $0 != "\n" }
            #expect(entry.contains(status) || code == "slow", "\(code) \(status): \(entry)")
        }
        for code in ErrorCode.allCases {
            let status = Problem(MultichatError(code, "")).status
            let heading = try #require(page.firstRange(of: "\n### `\(code.rawValue)`\n"), "\(code)")
            #expect(page[heading.upperBound...].prefix { $0 != "\n" }.contains("HTTP \(status)"), "\(code)")
        }
    }
}
