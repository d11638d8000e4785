import Dispatch
import Synchronization

/// Sees to it that inboxes find messages for agents that aren't in the session.
///
/// An agent's inbox looks at the sessions that it is in, and at those that its own session names. So before the first
/// message to an agent that isn't in a session, and before an agent leaves, the session is noted there. Who is known to
/// be found is remembered: further messages cost a look into a set.
final class AddressBook: Sendable {
    /// Who is found in a session, and the last sequence that was seen of it.
    private struct Known {
        var agents: Set<AgentID> = []
        var last = 0
    }

    private let known = Mutex<[SessionID: Known]>([:])
    /// How many sessions are remembered.
    private static let capacity = 4096

    /// Appends a batch behind the notes that it needs.
    func append(_ drafts: [Draft], expecting expectations: [Expectation], to chat: Chat) throws -> Receipt {
        let append = Append(to: chat.reference, drafts, expecting: expectations)
        let agents = Self.agents(drafts)
        guard !agents.isEmpty else { return try chat.swarm.store.append(append) }
        try note(agents, leaving: Self.leaving(drafts), chat)
        let receipt = try chat.swarm.store.append(append)
        // A log that is shorter than before is another session's: nobody is known there.
        if forget(chat.id, endingAt: receipt.last) { try note(agents, leaving: [], chat) }
        return receipt
    }

    /// Submits a batch behind the notes that it needs: these are made before the call returns.
    func submit(
        _ drafts: [Draft], expecting expectations: [Expectation], to chat: Chat,
        then completion: @escaping @Sendable (Result<Receipt, any Error>) -> Void
    ) {
        let append = Append(to: chat.reference, drafts, expecting: expectations)
        let agents = Self.agents(drafts)
        guard !agents.isEmpty else { return chat.swarm.store.submitOrAppend(append, then: completion) }
        do { try note(agents, leaving: Self.leaving(drafts), chat) } catch { return completion(.failure(error)) }
        chat.swarm.store.submitOrAppend(append) { outcome in
            guard case .success(let receipt) = outcome, self.forget(chat.id, endingAt: receipt.last) else {
                return completion(outcome)
            }
            // The thread that commits must not wait for the store.
            DispatchQueue.global().async {
                completion(
                    Result {
                        try self.note(agents, leaving: [], chat)
                        return receipt
                    })
            }
        }
    }

    /// The agents that entries address or let out.
    private static func agents(_ drafts: [Draft]) -> Set<AgentID> {
        var agents = Set<AgentID>()
        for draft in drafts where draft.kind == .message { agents.formUnion(Message.recipients(in: draft.body)) }
        return agents.union(leaving(drafts))
    }

    private static func leaving(_ drafts: [Draft]) -> Set<AgentID> {
        Set(drafts.lazy.filter { $0.kind == .leave }.compactMap { try? Lifecycle.agent(in: $0.body) })
    }

    private func note(_ agents: Set<AgentID>, leaving: Set<AgentID>, _ chat: Chat) throws {
        let missing = known.withLock { agents.subtracting($0[chat.id]?.agents ?? []) }.union(leaving)
        guard !missing.isEmpty, let session = try chat.swarm.store.session(chat.reference) else { return }
        for agent in missing where leaving.contains(agent) || !session.participants.contains(agent) {
            // No session can be named after an agent whose id is too long: it can't have an inbox.
            guard let id = try? SystemSessions.agent(agent) else { continue }
            try chat.swarm.chat(id).watch(session)
        }
        known.withLock { known in
            if known.count >= Self.capacity { known.removeAll() }
            known[chat.id, default: Known()].agents.formUnion(missing)
        }
    }

    /// Takes notice of where a session's log ends; answers whether it was forgotten for that.
    private func forget(_ session: SessionID, endingAt last: Int) -> Bool {
        known.withLock { known in
            guard let before = known[session]?.last, before >= last else {
                known[session]?.last = last
                return false
            }
            known[session] = nil
            return true
        }
    }
}
