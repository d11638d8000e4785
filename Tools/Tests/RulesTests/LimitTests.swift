import Rules
import Testing

/// Each rule: a text at the limit passes, one above it is reported with its figure.
@Suite struct LimitTests {
    @Test(arguments: Rule.allCases) func passesAtTheLimit(_ rule: Rule) {
        let violations = Checker.violations([FileFacts(file: "f.swift", text: Fixture.text(rule, figure: rule.limit))])
        #expect(violations.filter { $0.rule == rule } == [])
    }

    @Test(arguments: Rule.allCases) func reportsWhatIsAbove(_ rule: Rule) throws {
        let text = Fixture.text(rule, figure: rule.limit + 1)
        let violations = Checker.violations([FileFacts(file: "f.swift", text: text)]).filter { $0.rule == rule }
        let violation = try #require(violations.first)
        #expect(violations.count == 1)
        #expect(violation.figure == rule.limit + 1)
        #expect(violation.description.hasPrefix("f.swift:"))
        #expect(violation.description.hasSuffix("\(rule.rawValue): \(rule.limit + 1) > \(rule.limit)"))
    }

    @Test(arguments: Fixture.branches) func countsEachBranch(_ branch: String) {
        let body = Array(repeating: branch, count: 10).joined(separator: "\n")
        let facts = FileFacts(file: "f.swift", text: "func f() throws {\n\(body)\n}\n")
        #expect(Checker.violations([facts]).map(\.figure) == [11])
    }

    @Test func defaultAndElseAreNoBranches() {
        let body = Array(repeating: "switch x { default: break }", count: 20).joined(separator: "\n")
        #expect(Checker.violations([FileFacts(file: "f.swift", text: "func f() {\n\(body)\n}\n")]) == [])
    }

    @Test func classesAreFollowedAcrossFiles() {
        let files = [("a", "class A {}"), ("b", "class B: A {}"), ("c", "final class C: B, P {}")]
            .map { FileFacts(file: $0.0, text: $0.1) }
        #expect(Checker.violations(files).map(\.file) == ["c"])
    }

    @Test func computedPropertiesAreNotExempt() {
        let body = Array(repeating: "if x { }", count: 10).joined(separator: "\n")
        #expect(Checker.violations([FileFacts(file: "f", text: "var v: Int {\n\(body)\n}")]).map(\.figure) == [11])
    }

    @Test func closuresCountForTheFunctionAroundThem() {
        let body = Array(repeating: "list.map { $0 ? 1 : 2 }", count: 10).joined(separator: "\n")
        #expect(
            Checker.violations([FileFacts(file: "f", text: "func f() {\n\(body)\n}")]).map(\.rule) == [.complexity])
    }
}
