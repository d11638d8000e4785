import Multichat

/// `verify`: every chain is computed again.
enum VerifyCommand {
    private static let expect = Option(
        "expect", "SEQUENCE:CHAIN", "the session must still have that chain value there")

    static let command = Command("verify", "compute every chain again, and look for damage", in: .records, action: run)
        .with {
            $0.details = """
                Each session is printed with its head as SEQUENCE:CHAIN, which --expect takes later to prove that \
                nothing before it has changed. Sessions of all namespaces are read unless one or sessions are given. \
                The exit code is 1 where there is damage.
                """
            $0.positionals = [.sessions]
            $0.options = [expect]
            $0.examples = [
                "verify", "verify release --expect 12:a4d451ec23463726f72c43d64c710968f6b602cd653b4de8adee1b556240a829",
            ]
        }

    private static func run(_ call: Invocation) throws -> ExitCode {
        let selection = try Selection(call)
        let expected = try expectation(call, selection)
        let report = VerifyReport(call)
        do {
            let store = try call.store()
            try selection.check(in: store, passingDamage: true)
            var run = VerifyRun(store, report, selection, expecting: expected)
            try run.run(selection)
        } catch let error as MultichatError where error.hidesSession {
            try report.add(Damage(session: nil, sequence: error.sequence, place: "store", reason: error.message))
        }
        return report.foundDamage ? .damageFound : .success
    }

    private static func expectation(_ call: Invocation, _ selection: Selection) throws -> Head? {
        guard let text = call.value(expect) else { return nil }
        guard selection.sessions?.count == 1 else {
            throw UsageError("--expect needs one SESSION.", hint: "Usage: multichat \(command.usage)")
        }
        let parts = text.split(separator: ":", omittingEmptySubsequences: false)
        guard parts.count == 2, let sequence = Int(parts[0]), sequence >= 0, let chain = Digest(hex: String(parts[1]))
        else {
            throw UsageError(
                "The value of --expect can't be read.",
                hint: "Write SEQUENCE:CHAIN as `multichat verify` prints it: a number and 64 hexadecimal digits.")
        }
        return Head(sequence: sequence, chain: chain)
    }
}

/// One verification: first the chains, session by session, then what the store itself checks.
private struct VerifyRun {
    private let store: any Restoring
    private let report: VerifyReport
    private let expected: Head?
    private let progress: Progress
    private var verifier: Verifier
    private var entries = 0

    init(_ store: any Restoring, _ report: VerifyReport, _ selection: Selection, expecting expected: Head?) {
        self.store = store
        self.report = report
        self.expected = expected
        verifier = Verifier(store)
        progress = Progress("Verifying", of: "entries", total: try? selection.entriesForProgress(in: store))
    }

    mutating func run(_ selection: Selection) throws {
        defer { progress.finish() }
        if let sessions = selection.sessions { return try sessions.forEach { try verify($0, withCheck: true) } }
        let leftOut = try selection.forEach(in: store) { try verifyListed($0) }
        // A log that is damaged somewhere can be read elsewhere.
        var known = Set<SessionReference>()
        for damage in leftOut where damage.sequence != nil {
            if let session = damage.session, known.insert(session).inserted { try verifyListed(session) }
        }
        // The store's own check names what can't even be listed.
        let damage = try verifier.check()
        for damage in damage.isEmpty ? leftOut : damage { try report.add(damage) }
    }

    /// Verifies a session of a list.
    ///
    /// One that isn't there was deleted since; or an index misleads, and the store's own check tells of it.
    private mutating func verifyListed(_ session: SessionReference) throws {
        do {
            try verify(session, withCheck: false)
        } catch let error as MultichatError where error.code == .notFound {}
    }

    private mutating func verify(_ session: SessionReference, withCheck: Bool) throws {
        let (progress, before) = (progress, entries)
        verifier.progress = { progress.update(before + $0) }
        var result = try verifier.verify(session, expecting: expected)
        entries += result.entries
        if withCheck { add(try verifier.check(session), to: &result) }
        progress.finish()
        try report.add(result)
    }

    /// The store's own check often finds what the chain has found already.
    private func add(_ damage: [Damage], to result: inout Verifier.Report) {
        let known = Set(result.damage.map(\.sequence))
        result.damage += damage.filter { $0.sequence == nil || !known.contains($0.sequence) }
    }
}
