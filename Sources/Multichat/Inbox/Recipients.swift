extension Message {
    /// The recipients that a message's body names; none means everybody.
    ///
    /// - Complexity: O(bytes before the member `to`), which stands first in bodies that were written here.
    static func recipients(in body: JSON) -> [AgentID] {
        guard body.text.utf8.first == UInt8(ascii: "{") else { return [] }
        var text = body.text
        return text.withUTF8 { bytes in
            guard !bytes.starts(with: Self.toEverybody) else { return [] }
            var scanner = MemberScanner(bytes)
            while let member = scanner.next() {
                guard member.key.utf8.elementsEqual("to".utf8) else { continue }
                let to = JSONValue(member.value)
                return (to.array ?? [to]).compactMap { $0.string.flatMap { try? AgentID($0) } }
            }
            return []
        }
    }

    private static let toEverybody = Array("{\"to\":[],".utf8)
}

/// Tells which entries of a session are messages for an agent.
struct Addressing: Sendable {
    /// The agent.
    let agent: AgentID
    /// Whether it is in the session, so that what is for everybody is for it too.
    let isIn: Bool

    /// Whether an entry is a message of another agent for this one.
    func includes(_ entry: borrowing Entry) -> Bool {
        guard entry.kind == .message, entry.author != agent else { return false }
        if case .erased = entry.seal { return false }
        let recipients = Message.recipients(in: entry.body)
        return recipients.isEmpty ? isIn : recipients.contains(agent)
    }
}
