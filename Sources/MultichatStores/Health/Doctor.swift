import Multichat

/// Examines the machine, a store and its settings.
///
///     let report = Doctor(url).examine()
///     for finding in report.findings where finding.level > .ok { print(finding.message, finding.hint ?? "") }
public struct Doctor: Sendable {
    private let url: StoreURL
    private let configuration: StoreConfiguration

    /// Examines the store at a URL.
    public init(_ url: StoreURL, configuration: StoreConfiguration = StoreConfiguration()) {
        self.url = url
        self.configuration = configuration
    }

    /// Looks at everything; what can't be looked at is a finding, too.
    ///
    /// The store is opened and closed again; where none is, none is made.
    ///
    /// - Complexity: O(sessions).
    public func examine() -> HealthReport {
        var report = HealthReport()
        report.findings += MachineChecks.all(now: configuration.clock())
        for path in url.paths { report.findings += PlaceChecks.all(path) }
        guard Stores.exists(url) else {
            report.findings.append(.init(.ok, "store", "There is no store at \(url) yet."))
            return report
        }
        do {
            let store = try Stores.open(url, creating: false, configuration: configuration)
            report.findings += StoreChecks(store).all()
            report.findings += ((store as? any Recovering)?.recoveries ?? []).map(Self.finding)
            try store.close()
        } catch {
            report.findings.append(Self.failure(error))
        }
        return report
    }

    /// What the store mended by itself, as it was opened and looked through just now.
    private static func finding(_ recovery: Recovery) -> HealthReport.Finding {
        let owner = recovery.session.map { "\($0): " } ?? ""
        return .init(.ok, "recovered", "\(owner)\(recovery.action) (\(recovery.place))")
    }

    private static func failure(_ error: any Error) -> HealthReport.Finding {
        let error = error as? MultichatError ?? MultichatError(.internal, "\(error)")
        return .init(.critical, "store", error.message, hint: error.hint ?? "`multichat verify` looks further.")
    }
}
