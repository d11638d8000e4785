extension Chat {
    /// Reports what became of a message; durable when it returns.
    ///
    /// Reports outlive rewinds, and an ended session takes them too. What an agent has read stays read, whatever is
    /// reported later; of other reports the last one counts.
    ///
    /// - Parameters:
    ///   - state: how far it came.
    ///   - sequence: the message.
    ///   - agent: for which of its recipients; all where it is `nil`.
    ///   - reporter: who reports it.
    ///   - reason: why it failed.
    /// - Throws: ``MultichatError``: `notFound` where the sequence is no visible message, `invalid` for an agent that it
    ///   isn't for.
    @discardableResult
    public func report(
        _ state: MessageStatus.State, of sequence: Int, for agent: AgentID? = nil, by reporter: AgentID? = nil,
        reason: String? = nil
    ) throws -> Receipt {
        let recipients = Message.recipients(in: try message(at: sequence).body)
        if let agent, !recipients.isEmpty, !recipients.contains(agent) {
            throw MultichatError(
                .invalid, "The message \(sequence) of the session \(reference) isn't for \(agent).",
                hint: "It is for \(recipients.map(\.text).joined(separator: ", ")).")
        }
        let body = StatusEntry.report(state, reason)
        var draft = Draft(id: newEntryID(), kind: .status, author: reporter, body: body)
        draft.key = try StatusEntry.key(of: sequence, for: agent)
        return try append([draft])
    }

    /// What became of a message, for each of its recipients.
    ///
    /// Of a message to everybody, for each agent that was reported or has read it; the message itself, as sent, where
    /// there is none.
    ///
    /// - Throws: ``MultichatError`` with the code `notFound` where the sequence is no visible message.
    /// - Complexity: O(recipients + reports); of a message to everybody also O(agents that ever read here).
    public func statuses(of sequence: Int) throws -> [MessageStatus] {
        let entry = try message(at: sequence)
        let reports = try newest(prefix: StatusEntry.reports(of: sequence))
        let general = try latest(StatusEntry.key(of: sequence, for: nil))
        var recipients = Message.recipients(in: entry.body)
        var readers: [EntryKey: Entry] = [:]
        if recipients.isEmpty {
            readers = try newest(prefix: StatusEntry.readers)
            recipients = agents(in: reports, behind: StatusEntry.reports(of: sequence))
            let known = Set(recipients)
            recipients += agents(
                in: readers.filter { StatusEntry.through($0.value) >= sequence }, behind: StatusEntry.readers
            )
            .filter { !known.contains($0) && $0 != entry.author }
        } else {
            for agent in recipients {
                let key = try StatusEntry.readKey(agent)
                readers[key] = try latest(key)
            }
        }
        let sent = MessageStatus(agent: nil, state: .sent, reason: nil, time: entry.time, sequence: sequence)
        guard !recipients.isEmpty else { return [general.flatMap { StatusEntry.status($0, for: nil) } ?? sent] }
        return try recipients.map { agent in
            let own = reports[try StatusEntry.key(of: sequence, for: agent)]
            return status(sent, agent, [general, own], readers[try StatusEntry.readKey(agent)])
        }
    }

    /// Records that an agent has read everything up to a sequence; `nil` where that is recorded already.
    func reportRead(through sequence: Int, by agent: AgentID) throws -> Receipt? {
        let key = try StatusEntry.readKey(agent)
        guard StatusEntry.through(try latest(key)) < sequence else { return nil }
        var draft = Draft(id: newEntryID(), kind: .status, author: agent, body: StatusEntry.read(through: sequence))
        draft.key = key
        return try append([draft])
    }

    /// What counts: that it was read, else the last report, else that it was sent.
    private func status(
        _ sent: MessageStatus, _ agent: AgentID, _ reports: [Entry?], _ reading: Entry?
    ) -> MessageStatus {
        let told = reports.compactMap { $0 }.sorted { $0.sequence < $1.sequence }
            .compactMap { StatusEntry.status($0, for: agent) }
        if let read = told.first(where: { $0.state == .read }) { return read }
        if let reading, StatusEntry.through(reading) >= sent.sequence {
            return MessageStatus(
                agent: agent, state: .read, reason: nil, time: reading.time, sequence: reading.sequence)
        }
        var status = told.last ?? sent
        status.agent = agent
        return status
    }

    private func agents(in entries: [EntryKey: Entry], behind prefix: String) -> [AgentID] {
        entries.keys.filter { $0.hasPrefix(prefix) }.sorted().map {
            AgentID(unchecked: String(decoding: $0.text.utf8.dropFirst(prefix.utf8.count), as: UTF8.self))
        }
    }

    /// The present values whose keys have a prefix, by key.
    private func newest(prefix: String) throws -> [EntryKey: Entry] {
        var entries: [EntryKey: Entry] = [:]
        var cursor: String?
        repeat {
            let page = try values(prefix: prefix, limit: 500, after: cursor)
            for entry in page.items { if let key = entry.key { entries[key] = entry } }
            cursor = page.cursor
        } while cursor != nil
        return entries
    }
}
