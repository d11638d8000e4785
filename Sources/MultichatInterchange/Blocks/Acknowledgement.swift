import Multichat

/// The answer by which an agent says that it has read a message.
public enum Acknowledgement {
    /// The tag that acknowledgements have.
    public static let tag = "ACKNOWLEDGEMENT"

    /// The message to post: to the author of what was read, of the same priority, in reply to it; its text is a block.
    ///
    /// - Parameters:
    ///   - entry: the message that was read.
    ///   - session: the session that it is in.
    ///   - agent: who has read it.
    public static func message(of entry: Entry, in session: SessionID, by agent: AgentID) -> Message {
        let read = Message(body: entry.body)
        var reply = Message("✅ Message \(entry.sequence) of \(session) is acknowledged.")
        reply.to = entry.author.map { [$0] } ?? []
        reply.priority = read?.priority
        reply.tags = [tag]
        reply.replyTo = entry.sequence
        reply.content = .text(MessageBlock(reply, from: agent).plainText)
        return reply
    }

    /// Posts the acknowledgement of a message; its id says what it is for, so that it is stored once.
    ///
    /// - Throws: ``MultichatError`` with the code `notFound` where the sequence is no visible message.
    public static func post(for sequence: Int, in chat: Chat, by agent: AgentID) throws {
        let entry = try chat.message(at: sequence)
        let id = try EntryID("ack-" + SHA256.hash("\(entry.chain)/\(agent)").description)
        try chat.post(message(of: entry, in: chat.id, by: agent), from: agent, id: id)
    }
}
