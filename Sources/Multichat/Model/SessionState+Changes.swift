extension SessionState {
    mutating func join(_ agent: AgentID, at sequence: Int) {
        guard !session.participants.contains(agent) else { return }
        session.participants.append(agent)
        session.version = sequence
    }

    mutating func leave(_ agent: AgentID, at sequence: Int) throws {
        guard let place = session.participants.firstIndex(of: agent) else {
            throw MultichatError(.notFound, "The agent \(agent) is not in the session \(session.reference).")
                .with { $0.session = session.id.text }
        }
        session.participants.remove(at: place)
        session.version = sequence
    }

    mutating func change(_ change: SessionChange, at sequence: Int) throws {
        try SessionRules.checkTopic(change.topic)
        var labels = session.labels
        for (name, value) in change.labels { labels[name] = value }
        try SessionRules.checkLabels(labels)
        if case .at(let expiry) = change.expiry { try SessionRules.checkExpiry(expiry) }
        session.labels = labels
        if let topic = change.topic { session.topic = topic.isEmpty ? nil : topic }
        let isInherited = sequence <= session.forkedFrom?.sequence ?? 0
        switch change.expiry {
        case .never where !isInherited: session.expiry = nil
        case .at(let expiry) where !isInherited: session.expiry = expiry
        default: break
        }
        session.version = sequence
    }

    mutating func rewind(to target: Int, at sequence: Int) throws {
        guard target < sequence else {
            throw MultichatError(
                .invalid, "The session \(session.reference) can't be rewound to \(target): its head is \(sequence - 1)."
            ).with { $0.session = session.id.text }
        }
        if let hidden = rewinds.hidden.range(around: target) {
            throw MultichatError(
                .invalid, "The session \(session.reference) can't be rewound to \(target): it was rewound already.",
                hint: "Entries \(hidden.lowerBound) to \(hidden.upperBound) are hidden; choose one that is visible."
            ).with { $0.session = session.id.text }
        }
        rewinds.add(.init(sequence: sequence, target: target))
        session.version = sequence
    }
}
