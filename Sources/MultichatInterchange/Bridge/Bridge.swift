import Multichat
import MultichatFiles

/// Joins a store with a swarm that keeps its messages as files: `inbox/Agent-N/*.md`.
///
/// New files become messages, as an import makes them, and messages that are posted here become files. Nothing goes
/// round: what came from a file has a `source` and is not written again, and what a bridge wrote has its `Origin` and
/// is not imported by the same store. Both still hold after a crash, since nothing needs to be remembered for them.
public final class Bridge {
    /// What one round did.
    public struct Round: Sendable, Equatable {
        /// Messages that came from files.
        public var imported = 0
        /// Files that were written.
        public var written = 0
        /// Files that could not be imported, and why.
        public var refused: [ImportReport.Refusal] = []
        /// Files that somebody is still writing.
        public var unfinished = 0

        /// Nothing yet.
        public init() {}

        /// Whether nothing happened.
        public var isEmpty: Bool { imported == 0 && written == 0 && refused.isEmpty }
    }

    /// How files are read: names, time zone, and what is passed over.
    public var importer: Importer
    private var incoming: BridgeInbox
    private var outgoing: BridgeOutbox

    /// Joins a store with a folder, which has a folder `inbox`, or is one; that is made where it is missing.
    ///
    /// - Parameters:
    ///   - store: the store.
    ///   - folder: the swarm's folder.
    ///   - namespace: the tenant whose sessions are joined.
    ///   - start: only messages from then on are written; `nil` writes all.
    public init(
        _ store: any Restoring, with folder: String, namespace: Namespace = .standard, since start: Timestamp? = nil
    ) throws {
        let inbox = folder.split(separator: "/").last == "inbox" ? folder : folder + "/inbox"
        try Directory.create(inbox)
        let path = AbsolutePath.of(inbox)
        importer = Importer(into: store)
        importer.namespace = namespace
        importer.namesFiles = true
        let marks = try BridgeMarks(Swarm(store, namespace: namespace), path)
        incoming = BridgeInbox(path, origin: marks.origin)
        outgoing = BridgeOutbox(marks, path, since: start)
        try outgoing.clean()
    }

    /// Takes new files and writes new messages, once.
    ///
    /// - Throws: what the store throws, and ``MultichatError`` where a file can't be written; the next round goes on.
    public func round() throws -> Round {
        var round = Round()
        try incoming.take(importer, &round)
        try outgoing.write(&round)
        return round
    }

    /// Waits until files changed, or so long.
    public func wait(microseconds: Int64) { incoming.wait(microseconds) }
}
