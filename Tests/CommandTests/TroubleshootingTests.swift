import Multichat
import Testing

@testable import multichat

/// The page on errors has an entry for everything that can go wrong.
struct TroubleshootingTests {
    private let page: String

    init() {
        let source = #filePath.split(separator: "/").dropLast(3).joined(separator: "/")
        page = String(decoding: TestFile.read("/\(source)/Documentation/troubleshooting.md"), as: UTF8.self)
    }

    /// What stands below the heading of a code.
    private func explanation(of code: String) -> Substring? {
        guard let heading = page.firstRange(of: "\n### `\(code)`\n") else { return nil }
        let rest = page[heading.upperBound...]
        return rest[..<(rest.firstRange(of: "\n##")?.lowerBound ?? rest.endIndex)]
    }

    @Test("every code of an error, with its exit code", arguments: ErrorCode.allCases)
    func errors(_ code: ErrorCode) throws {
        let entry = try #require(explanation(of: code.rawValue))
        #expect(entry.hasPrefix("*Exit code \(ExitCode.of(code).number), HTTP "))
        #expect(entry.utf8.count > 100)
    }

    @Test("every exit code") func exitCodes() {
        for (number, _) in ExitCode.meanings { #expect(page.contains("\n| \(number) | "), "\(number)") }
        let rows = page.split(separator: "\n").compactMap { row -> Int32? in
            let cells = row.split(separator: "|")
            return cells.count > 1 ? Int32(String(cells[0].filter { $0 != " " })) : nil
        }
        #expect(rows == ExitCode.meanings.map(\.number))
    }
}
