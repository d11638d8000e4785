import Multichat
import MultichatFiles
import MultichatSQLiteSupport

/// Finds the messages of a swarm through an index, which each search brings up to date first.
///
///     let index = try SearchIndex(IndexPlace.beside("chats.db"), of: "default")
///     let search = try MessageSearch(swarm, index)
///     for hit in try search.search(SearchQuery("deploy AND from:Agent-1")).hits { print(hit.session, hit.snippet.text) }
public final class MessageSearch: Searching {
    private let swarm: Swarm
    private let index: SearchIndex
    private let turn: FileLock

    /// Searches a swarm through an index of its own.
    public init(_ swarm: Swarm, _ index: SearchIndex) throws {
        self.swarm = swarm
        self.index = index
        turn = try FileLock(index.path + "-turn")
    }

    /// A page of the messages that a query matches, best first.
    public func search(_ query: SearchQuery) throws -> SearchPage {
        let parsed = try ParsedQuery(query, now: swarm.store.configuration.clock())
        return try index.mending {
            let leftOut = try bringUpToDate()
            return try index.read { connection in
                var page = try Finder(connection, parsed).page(limit: query.limit, cursor: query.cursor)
                page.leftOut = leftOut
                return page
            }
        }
    }

    /// Indexes what is new, so that the next search has less to do; answers the sessions that can't be read.
    ///
    /// - Complexity: O(sessions), and O(what is new in them); less where the store tells that nothing has changed.
    @discardableResult
    public func catchUp() throws -> [Damage] { try index.mending { try bringUpToDate() } }

    /// Indexes what is new, forgets what was deleted or erased, and leaves no trace of it in the index's files.
    ///
    /// - Throws: ``MultichatError`` with the code `unavailable` where others read the index all the time.
    /// - Complexity: O(messages).
    public func purge() throws {
        try index.mending {
            try bringUpToDate()
            try index.write { try $0.execute("INSERT INTO words(words) VALUES('optimize')") }
            try index.emptyLog()
        }
    }

    /// One at a time catches up; whoever waits for it finds it done.
    @discardableResult
    private func bringUpToDate() throws -> [Damage] {
        if try IndexToken.isCurrent(index, swarm.store) { return [] }
        return try turn.withLock {
            var work = CatchUp(swarm, index)
            try work.run()
            return work.leftOut
        }
    }
}
