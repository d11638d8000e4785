import Multichat

extension Call {
    /// Answers what is read of a session's log: 304 where the client has it, what was answered before where nothing has
    /// changed since, else what the closure reads.
    ///
    /// The head is read first: where the log grows meanwhile, the tag is older than what is answered, never newer.
    func reading(_ chat: Chat, _ read: (_ tag: String) throws -> Reply) throws -> Reply {
        let head = try chat.session().head
        let tag = Conditions.tag(head)
        if let unchanged = unchanged(tag) { return unchanged }
        // Logs without entries are alike, whatever their sessions.
        guard head.sequence > 0, !wantsLines else { return try read(tag) }
        let key = pageKey
        if let known = server.pages.response(to: key, tag: tag) { return .response(known) }
        guard case .response(var response) = try read(tag) else { throw Problem.noRoute }
        response.page = (key, tag)
        return .response(response)
    }

    private var pageKey: PageCache.Key {
        PageCache.Key(
            namespace: swarm.namespace, target: head.target, isCompressed: Compression.isWanted(head))
    }
}
