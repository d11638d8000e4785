import Multichat
import Testing

extension LawContext {
    /// The root of the store's standard namespace.
    var swarm: Swarm { Swarm(store) }

    /// Starts a session and answers its chat.
    @discardableResult
    func start(_ id: SessionID = "s", with agents: [AgentID] = []) throws -> Chat {
        try swarm.start(id, with: agents)
    }

    /// The chat of a session, through the store as it is open now.
    func chat(_ id: SessionID = "s") -> Chat { swarm.chat(id) }

    /// A message with a given entry id.
    func draft(_ id: EntryID, _ text: String = "hello", key: EntryKey? = nil) -> Draft {
        var draft = Draft(id: id, kind: key == nil ? .message : .value, author: "A", body: Message(text).body)
        draft.key = key
        return draft
    }

    /// All entries of a session, hidden ones too, in pages of a size.
    func log(_ id: SessionID = "s", page: Int = 100) throws -> [Entry] {
        var query = EntryQuery(SessionReference(id))
        query.includesHidden = true
        query.limit = page
        return try all(query)
    }

    /// All entries of a query, page after page.
    func all(_ query: EntryQuery) throws -> [Entry] {
        var query = query
        var entries: [Entry] = []
        repeat {
            let page = try store.entries(query)
            entries += page.items
            query.cursor = page.cursor
        } while query.cursor != nil
        return entries
    }

    /// Requires that the body fails with a code, and answers the error.
    @discardableResult
    func fails<Result>(
        _ code: ErrorCode, _ location: SourceLocation = #_sourceLocation, _ body: () throws -> Result
    ) throws -> MultichatError {
        do {
            _ = try body()
        } catch let error as MultichatError {
            #expect(error.code == code, "\(error.message)", sourceLocation: location)
            return error
        }
        throw MultichatError(.internal, "It should have failed with the code \(code.rawValue).")
    }
}
