import Multichat

/// All sessions of a store, page by page, in the order of their creation.
struct SessionWalk {
    private let store: any Store
    private var query: SessionQuery

    /// Walks over the sessions of a namespace, or of all.
    init(_ store: any Store, in namespace: Namespace?, includingSystem: Bool = true) {
        self.store = store
        query = SessionQuery(namespace: namespace)
        query.includesSystem = includingSystem
        query.order = .created
        query.limit = 500
    }

    /// Hands over each session.
    func forEach(_ body: (Session) throws -> Void) throws {
        var query = query
        repeat {
            let page = try store.sessions(query)
            for session in page.items { try body(session) }
            query.cursor = page.cursor
        } while query.cursor != nil
    }

    /// How many entries there are; `nil` where nobody sees a bar that would need it.
    func entriesForProgress() throws -> Int? {
        guard Descriptor.isTerminal(Descriptor.error) else { return nil }
        var total = 0
        try forEach { total += $0.head.sequence }
        return total
    }
}
