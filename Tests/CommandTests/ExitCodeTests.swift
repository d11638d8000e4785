import Multichat
import Testing

@testable import multichat

@Suite("Exit codes and progress, which no command line brings about at will")
struct ExitCodeTests {
    private static let expected: [ErrorCode: Int32] = [
        .invalid: 65, .notFound: 66, .conflict: 76, .status: 76, .unknownOutcome: 75, .unavailable: 69,
        .cannotCreate: 73, .io: 74, .permission: 77, .damaged: 65, .incompatible: 65, .closed: 70, .internal: 70,
    ]

    @Test("every class of errors has its exit code, and every code its meaning", arguments: ErrorCode.allCases)
    func codes(code: ErrorCode) {
        let report = ErrorReport(MultichatError(code, "It went wrong."))
        #expect(report.exit.number == Self.expected[code])
        #expect(report.code == code.rawValue)
        #expect(ExitCode.meanings.contains { $0.number == report.exit.number })
    }

    @Test("an error that nobody foresaw is a bug of ours")
    func unforeseen() {
        struct Strange: Error {}
        #expect(ErrorReport(Strange()).exit.number == 70)
        #expect(ErrorReport(UsageError("x")).exit.number == 64)
    }

    @Test("a bar shows share, rate and time left, and fits the line")
    func progress() {
        var line = ProgressLine(
            title: "Copying", unit: "entries", done: 250_000, total: 1_000_000, microseconds: 2_500_000)
        #expect(line.text(width: 100) == "Copying  ██████░░░░░░░░░░░░░░░░░░ 25%  250,000 entries, 100,000/s, 7s left")
        #expect(line.text(width: 30).count == 30)
        line.total = nil
        #expect(line.text(width: 100) == "Copying  250,000 entries, 100,000/s")
        line.total = 100
        #expect(line.text(width: 100).contains("100%"))
    }
}
