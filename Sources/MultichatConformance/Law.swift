import Multichat
import Testing

/// One law that every store keeps.
public struct Law: Sendable, CustomTestStringConvertible {
    /// What the law says.
    public let name: String
    private let body: @Sendable (LawContext) throws -> Void

    init(_ name: String, _ body: @escaping @Sendable (LawContext) throws -> Void) {
        self.name = name
        self.body = body
    }

    /// Tries the law on a new store of a backend; failures are recorded as issues of the running test.
    public func run(on bench: any StoreBench) throws {
        let context = try LawContext(bench)
        do {
            try body(context)
        } catch {
            Issue.record("\(bench.name) breaks the law '\(name)': \(error)")
        }
        try context.remove()
    }

    /// What test reports call the case.
    public var testDescription: String { name }
}

/// All laws.
///
/// A backend keeps them if this test passes:
///
///     @Suite struct MyStoreLaws {
///         @Test(arguments: Laws.all) func keeps(_ law: Law) throws { try law.run(on: MyStoreBench()) }
///     }
public enum Laws {
    /// Every law, in the order of their groups.
    public static let all: [Law] =
        creating + listing + appending + duplicates + expectations + writers + values + leases + leaseReach + workflows
        + workflowControl + workflowOwners + workflowHistory + rewinds + forks + lifecycle + expiry + separation
        + identifiers + bodies + queries + restoring + chains + erasing + erasedCopies + erasedReports + closing
        + random
        + inboxes + longInboxes + statuses + submitting + following + followingAll
        + contexts + windows + continuity + brain + recall + keys
}
