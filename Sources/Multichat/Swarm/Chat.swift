/// The handle on one session: agents post, read and take part through it.
public struct Chat: Sendable {
    /// The root that it belongs to.
    public let swarm: Swarm
    /// The session.
    public let reference: SessionReference

    init(_ swarm: Swarm, _ reference: SessionReference) {
        self.swarm = swarm
        self.reference = reference
    }

    /// The session's id.
    public var id: SessionID { reference.id }

    /// The session as it is now.
    ///
    /// - Throws: ``MultichatError`` with the code `notFound`.
    public func session() throws -> Session { try swarm.store.required(reference) }

    /// Posts text; durable when it returns. An author who isn't in yet joins by it.
    @discardableResult
    public func post(_ text: String, from author: AgentID, to recipients: [AgentID] = []) throws -> Receipt {
        try post(Message(text, to: recipients), from: author)
    }

    /// Posts a message; durable when it returns. An author who isn't in yet joins by it.
    ///
    /// - Parameters:
    ///   - message: what is said.
    ///   - author: who says it.
    ///   - id: the entry's id; give one to repeat a post safely: it is stored once.
    ///   - expectations: what must be true of the session.
    /// - Throws: ``MultichatError``: `status` where the session has ended, `conflict` where an expectation fails.
    @discardableResult
    public func post(
        _ message: Message, from author: AgentID, id: EntryID? = nil, expecting expectations: [Expectation] = []
    ) throws -> Receipt {
        let draft = Draft(id: id ?? newEntryID(), kind: .message, author: author, body: message.body)
        return try append([draft], expecting: expectations)
    }

    /// Appends a batch of any entries, whole or not at all; durable when it returns.
    @discardableResult
    public func append(_ drafts: [Draft], expecting expectations: [Expectation] = []) throws -> Receipt {
        try swarm.addresses.append(drafts, expecting: expectations, to: self)
    }

    /// The newest visible messages, in the log's order.
    public func messages(last count: Int) throws -> [Entry] {
        var query = EntryQuery(reference)
        query.kind = .message
        return try entries(last: count, query)
    }

    /// The newest of the entries that a query wants, in the log's order.
    public func entries(last count: Int, _ query: EntryQuery? = nil) throws -> [Entry] {
        var query = query ?? EntryQuery(reference)
        query.session = reference
        query.newestFirst = true
        query.limit = count
        return try swarm.store.entries(query).items.reversed()
    }

    /// A page of the entries that a query wants.
    public func entries(_ query: EntryQuery? = nil) throws -> Page<Entry> {
        var query = query ?? EntryQuery(reference)
        query.session = reference
        return try swarm.store.entries(query)
    }

    /// A new entry id: a UUID of version 7.
    public func newEntryID() -> EntryID { EntryID(unchecked: swarm.newID()) }
}
