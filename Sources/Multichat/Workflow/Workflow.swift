/// A run of several steps in a session, which goes on after its last completed step whatever happens to its process.
///
///     let deploy = chat.workflow("deploy-42", version: 1, steps: ["build", "approval", "ship"])
///     let outcome = try deploy.run(as: "Agent-1") { run in
///         let image = try run.step("build") { try buildImage() }
///         guard try run.waitFor("approval", as: Bool.self) else { return "refused" }
///         return try run.step("ship", .atMostOnce) { try ship(image) }
///     }
///
/// The name is the run's: run it again, in this process or another one, and it goes on where it was; once it is
/// completed, it answers with its recorded output. Code between the steps is run anew each time: it must come to the
/// same steps in the same order for the same results, and do nothing that must not be repeated.
public struct Workflow: Sendable {
    /// The session's chat.
    public let chat: Chat
    /// The run's name: 1 to 200 bytes without a `/`.
    public let name: String
    /// The version of the code: a run that another version began is refused.
    public let version: Int
    /// The names of all steps and waits in their order, if they are known beforehand; else empty.
    public let steps: [String]
    /// How long its lease lasts, and how it waits.
    public var options = WorkflowOptions()
}

/// How a workflow's runner holds its lease and waits.
public struct WorkflowOptions: Sendable {
    /// How long the lease lasts from each record on; longer than a step takes, or call ``WorkflowRun/renew()`` in it.
    public var lease = Duration.seconds(60)
    /// What waits before a step is tried again.
    public var wait: @Sendable (Duration) -> Void = { Platform.wait($0) }

    /// Makes the standard options: a lease of a minute, and real waiting.
    public init() {}
}

extension Chat {
    /// The handle on a workflow's run in this session.
    ///
    /// - Parameters:
    ///   - name: the run's name: 1 to 200 bytes without a `/`.
    ///   - version: the version of the code; raise it when its steps change.
    ///   - steps: the names of all its steps and waits in their order, where they are always the same. The start of
    ///     each is then recorded together with the end of the one before, and shown before it begins.
    public func workflow(_ name: String, version: Int = 1, steps: [String] = []) -> Workflow {
        Workflow(chat: self, name: name, version: version, steps: steps)
    }
}

extension Workflow {
    /// Checks what the code says of itself.
    func check() throws {
        try WorkflowKeys.check(name)
        for step in steps { try WorkflowKeys.check(step: step) }
        guard Set(steps).count == steps.count else {
            throw MultichatError(.invalid, "The workflow \(name) names a step twice.", hint: "Give each its own name.")
        }
    }
}
