/// Recomputes every chain of a store, and compares it with what the store and its users remember.
///
///     let report = try Verifier(store).verify(SessionReference("release"))
///     for damage in report.damage { print(damage.sequence ?? 0, damage.reason) }
public struct Verifier: Sendable {
    /// What was found in one session.
    public struct Report: Sendable, Equatable {
        /// The session.
        public var session: SessionReference
        /// How many entries were read.
        public var entries = 0
        /// The end of the log, as the store says.
        public var head: Head
        /// What isn't as it was written, up to about a thousand finds; empty where all is well.
        public var damage: [Damage] = []
    }

    /// Called with the number of entries of a session that are read so far, some hundreds at a time.
    public var progress: @Sendable (Int) -> Void = { _ in }
    let store: any Store

    /// Makes a verifier of a store.
    public init(_ store: any Store) { self.store = store }

    /// Reads a session's whole log and checks it.
    ///
    /// - Parameters:
    ///   - reference: the session.
    ///   - expected: a head remembered from earlier: the log must still have that chain value at that sequence.
    /// - Throws: ``MultichatError`` with the code `notFound` for an unknown session; damage is reported, not thrown.
    /// - Complexity: O(entries), in constant memory.
    public func verify(_ reference: SessionReference, expecting expected: Head? = nil) throws -> Report {
        let session: Session
        do {
            session = try store.required(reference)
        } catch let error as MultichatError where error.hidesSession {
            var report = Report(session: reference, head: .empty)
            report.damage = [Damage(error, in: reference, place: "session")]
            return report
        }
        var walk = LogWalk(store, session, try? (store as? any Restoring)?.origin(of: reference))
        try walk.run(progress)
        if let expected { walk.compare(with: expected) }
        return walk.report
    }

    /// Everything that a store with a check of its own finds damaged, in a session or in all of it.
    public func check(_ session: SessionReference? = nil) throws -> [Damage] {
        try (store as? any Checking)?.check(session) ?? []
    }
}
