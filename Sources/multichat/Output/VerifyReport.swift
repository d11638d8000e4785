import Multichat
import MultichatViews

/// What `verify` prints, as it is found.
final class VerifyReport {
    /// Whether there was any.
    private(set) var foundDamage = false
    private let call: Invocation
    private let style = Style.of(Descriptor.output)
    private var told: [SessionReference: Set<Int?>] = [:]

    init(_ call: Invocation) { self.call = call }

    /// Takes what was found in a session.
    func add(_ report: Verifier.Report) throws {
        if !report.damage.isEmpty {
            foundDamage = true
            told[report.session] = Set(report.damage.map(\.sequence))
        }
        try call.show(VerifyResult(session: report.session, report: report, damage: report.damage), style)
    }

    /// Takes damage that the store's own check found, unless it is known from the session already.
    func add(_ damage: Damage) throws {
        foundDamage = true
        if let session = damage.session, told[session]?.contains(damage.sequence) ?? false { return }
        try call.show(VerifyResult(session: damage.session, report: nil, damage: [damage]), style)
    }
}

/// One line of `verify`: a session, or damage that the store's own check found.
private struct VerifyResult: Presentable {
    let session: SessionReference?
    let report: Verifier.Report?
    let damage: [Damage]

    func write(json writer: inout JSONWriter) {
        if let report { return VerificationView(report).write(to: &writer) }
        for damage in damage { VerificationView(damage).write(to: &writer) }
    }

    func lines(_ style: Style) -> [String] {
        let name = session.map { Printable.text($0.description, keepsLines: false) } ?? "the store"
        let head = report.map { "\t\($0.head.sequence):\($0.head.chain)" } ?? ""
        let verdict = damage.isEmpty ? style.green("ok") : style.red("damaged")
        return ["\(name)\(head)\t\(verdict)"]
            + damage.map { damage in
                let place = damage.sequence.map { "sequence \($0)" } ?? damage.place
                return "    " + Printable.text("\(place): \(damage.reason)")
            }
    }
}
