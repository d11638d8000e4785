import FoundationEssentials
import Testing

#if canImport(Darwin)
    import Darwin
#else
    import Glibc
#endif

/// The checker as a program: what it answers decides whether a build is red.
@Suite struct ExitCodeTests {
    private let folder = FileManager.default.temporaryDirectory.path + "/check-\(UInt64.random(in: .min ... .max))"

    /// Runs the program that was built beside these tests on a checkout with one file.
    private func check(_ content: [UInt8]?) throws -> (code: Int32, output: String) {
        try FileManager.default.createDirectory(atPath: folder + "/Sources", withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: folder) }
        if let content { try Data(content).write(to: URL(filePath: folder + "/Sources/File.swift")) }
        let path = CommandLine.arguments[0]
        let program = path.lastIndex(of: "/").map { path[...$0] + "check" } ?? "./check"
        let status = system("'\(program)' '\(folder)' >'\(folder)/output'")
        return (status >> 8 & 0xFF, try String(contentsOfFile: folder + "/output", encoding: .utf8))
    }

    @Test func zeroWhereAllIsWell() throws {
        let run = try check(Array(Fixture.text(.functions, figure: 10).utf8))
        #expect(run.code == 0)
        #expect(run.output == "1 files, 0 violations\n")
    }

    @Test func oneWhereALimitIsPassed() throws {
        let run = try check(Array(Fixture.text(.functions, figure: 11).utf8))
        #expect(run.code == 1)
        #expect(run.output.contains("Sources/File.swift:"))
        #expect(run.output.hasSuffix("1 files, 1 violations\n"))
    }

    @Test func oneWhereNothingWasFoundToCheck() throws {
        #expect(try check(nil).code == 1)
    }

    @Test func twoWhereAFileCannotBeRead() throws {
        #expect(try check([0xFF, 0xFE, 0xFF]).code == 2)
    }
}
