import Multichat

/// Takes the read positions of sessions that are gone out of the agents' own sessions.
///
/// An agent's cursors are keys `cursor/<session>` of a system session. A key is taken out by a newest value of `null`,
/// as entries are never changed.
struct CursorSweep {
    private static let prefix = "cursor/"
    private static let batch = 500

    let store: any Restoring
    let pacer: Pacer?

    /// Answers how many were taken out, or would be.
    func run(dryRun: Bool) throws -> Int {
        var agents: [SessionReference] = []
        // What can't be read is left to the verification.
        _ = try store.forEachSession(in: nil) { session in
            if session.isSystem { agents.append(session.reference) }
        }
        return try agents.reduce(0) { try $0 + sweep($1, dryRun: dryRun) }
    }

    private func sweep(_ agent: SessionReference, dryRun: Bool) throws -> Int {
        var query = LatestQuery(agent, prefix: Self.prefix)
        query.limit = Self.batch
        var removed = 0
        repeat {
            try pacer?.step()
            let page: Page<Entry>
            do {
                page = try store.latest(query)
            } catch let error as MultichatError where error.code == .notFound {
                return removed
            }
            let old = try page.items.filter { try isOld($0, agent.namespace) }
            removed += old.count
            if !dryRun, !old.isEmpty { try remove(old, from: agent) }
            query.cursor = page.cursor
        } while query.cursor != nil
        return removed
    }

    /// Whether the session of a cursor is gone; one that can't be read is not.
    private func isOld(_ entry: Entry, _ namespace: Namespace) throws -> Bool {
        // A key holds the id, or its digest where it is too long: then the body has it.
        guard entry.body != .null, let key = entry.key,
            let id = try? SessionID(
                JSONValue(entry.body)["session"]?.string ?? String(key.text.dropFirst(Self.prefix.count)))
        else { return false }
        return try store.hasLost(SessionReference(id, in: namespace))
    }

    /// Takes cursors out, unless the agent wrote one of them meanwhile: then the next run does it.
    private func remove(_ entries: [Entry], from agent: SessionReference) throws {
        let configuration = store.configuration
        let drafts = entries.map { entry in
            let id = UUIDv7.make(at: configuration.clock(), random: configuration.random())
            var draft = Draft(id: EntryID(unchecked: id), kind: entry.kind, body: .null)
            draft.key = entry.key
            return draft
        }
        let expectations = entries.compactMap { entry in entry.key.map { Expectation.newest($0, entry.sequence) } }
        do {
            _ = try store.append(Append(to: agent, drafts, expecting: expectations))
        } catch let error as MultichatError where [.conflict, .notFound, .status].contains(error.code) {
            return
        }
    }
}
