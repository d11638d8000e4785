extension Chat {
    /// Hands an agent's work in this session over to another one, all of it in one append; durable when it returns.
    ///
    ///     try chat.handover(from: "Agent-1", to: "Agent-2", note: "Step 3 is next.")
    ///
    /// Moved are the leases, the unfinished workflows, and the context: the new agent's becomes the old one's, which
    /// becomes `null`. What was there before stays as history. The new agent joins if it isn't in the session, and gets the note as a message with the tag `handover`. Appends that
    /// the old one still makes under its leases are refused.
    ///
    /// - Parameters:
    ///   - old: who gives.
    ///   - new: who takes.
    ///   - note: what the new agent is told.
    ///   - duration: how long the new agent has the leases, unless it renews them.
    /// - Throws: ``MultichatError``: `invalid` where both are the same agent, `notFound` also where the old one neither is
    ///   in the session nor has anything there, `status` where it has ended, `conflict` where others change the leases or
    ///   contexts again and again meanwhile.
    @discardableResult
    public func handover(
        from old: AgentID, to new: AgentID, note: String? = nil, for duration: Duration = .seconds(300)
    ) throws -> Receipt {
        guard old != new else { throw MultichatError(.invalid, "\(old) can't hand over to itself.") }
        for _ in 0..<100 {
            var (drafts, expectations) = try leaseHandover(from: old, to: new, for: duration)
            let workflows = try workflowHandover(from: old, to: new)
            drafts += workflows.drafts
            expectations += workflows.expectations
            try moveContext(from: old, to: new, &drafts, &expectations)
            let participants = try session().participants
            guard !drafts.isEmpty || participants.contains(old) else {
                throw MultichatError(
                    .notFound, "\(old) isn't in the session \(reference), and has nothing there to hand over."
                ).with { $0.session = id.text }
            }
            if !participants.contains(new) {
                drafts.append(Draft(id: newEntryID(), kind: .join, author: old, body: Lifecycle.agent(new)))
            }
            var message = Message(note ?? "\(old) hands its work over to \(new).", to: [new])
            message.tags = ["handover"]
            drafts.append(Draft(id: newEntryID(), kind: .message, author: old, body: message.body))
            do {
                return try append(drafts, expecting: expectations)
            } catch let error as MultichatError where error.code == .conflict {
                // Somebody was quicker: what is there now is handed over.
            }
        }
        throw MultichatError(
            .conflict, "The work of \(old) in the session \(reference) changes all the time.", hint: "Try again.",
            retry: .later)
    }

    private func moveContext(
        from old: AgentID, to new: AgentID, _ drafts: inout [Draft], _ expectations: inout [Expectation]
    ) throws {
        let source = context(of: old)
        let target = context(of: new)
        guard let given = try source.present() else { return }
        expectations.append(.newest(try source.key, given.sequence))
        expectations.append(.newest(try target.key, try target.entry()?.sequence))
        for (key, body) in [(try target.key, given.body), (try source.key, JSON.null)] {
            var draft = Draft(id: newEntryID(), kind: .context, author: old, body: body)
            draft.key = key
            drafts.append(draft)
        }
    }
}
