import Multichat
import MultichatSQLiteSupport

/// Brings an index up to date: finds which logs moved since, and reads what is new in them.
///
/// Logs are compared by their heads, whose chain values stand for all entries before; so nothing that a store can do
/// escapes it: late times, imports, restores, sessions that were made anew.
struct CatchUp {
    /// The most text that is held in memory before it is written.
    ///
    /// FTS5 writes a part of its own for each transaction and merges them later: the fewer, the less work.
    private static let batchBytes = 24 << 20
    private static let batchMessages = 60_000
    private static let batchSessions = 5_000

    private let store: any Store
    private let namespace: Namespace
    private let index: SearchIndex
    private let pipe: BatchPipe
    private var works: [SessionWork] = []
    private var bytes = 0
    private var messages = 0
    /// The sessions that can't be read.
    private(set) var leftOut: [Damage] = []

    init(_ swarm: Swarm, _ index: SearchIndex) {
        store = swarm.store
        namespace = swarm.namespace
        self.index = index
        pipe = BatchPipe(index)
    }

    /// Does all that is to be done; whoever calls it holds the lock of those who catch up.
    mutating func run() throws {
        // What changes behind this moment is found the next time.
        let token = try (store as? any Observing)?.changeToken()
        var known = try index.read(IndexedSession.all)
        do {
            for session in try heads() {
                let indexed = known.removeValue(forKey: session.id)
                guard indexed?.head != session.head || indexed?.expiresAt != session.expiresAt else { continue }
                guard indexed != nil || session.head != .empty else { continue }
                try take(session, indexed.map { KnownSession($0) })
            }
            try pipe.finish(works)
        } catch {
            pipe.abandon()
            throw error
        }
        try forget(known)
        if leftOut.isEmpty, let token { try IndexToken.write(token, to: index) }
    }

    private mutating func heads() throws -> [SessionHead] {
        if let store = store as? any Observing { return try store.heads(in: namespace) }
        var heads: [SessionHead] = []
        var query = SessionQuery(namespace: namespace)
        query.order = .created
        // A folder of JSON files reads all its names for each page.
        query.limit = 20_000
        repeat {
            let page = try store.sessions(query)
            heads += page.items.map { SessionHead($0) }
            leftOut += page.leftOut
            query.cursor = page.cursor
        } while query.cursor != nil
        return heads
    }

    /// Goes on with the other sessions where one was deleted meanwhile, or can't be read beyond some entry.
    private mutating func take(_ session: SessionHead, _ indexed: KnownSession?) throws {
        var work = SessionWork(session, known: indexed)
        do {
            try read(session, &work)
        } catch let error as MultichatError where error.code == .damaged {
            let reference = SessionReference(session.id, in: namespace)
            leftOut.append(Damage(error, in: reference, place: "session \(session.id)"))
        } catch let error as MultichatError where error.code == .notFound {
            return
        }
        works.append(work)
        messages += work.messages.count
        if works.count >= Self.batchSessions { try flush() }
    }

    private mutating func read(_ session: SessionHead, _ work: inout SessionWork) throws {
        if work.head.sequence > session.head.sequence { work.restart() }
        var hasMoved = true
        while hasMoved, work.head != session.head {
            let before = work.head
            guard try readPage(session, &work) else {
                work.restart()
                continue
            }
            hasMoved = work.head != before
            if bytes >= Self.batchBytes || messages + work.messages.count >= Self.batchMessages {
                works.append(work)
                try flush()
                work = SessionWork(session, known: KnownSession(head: work.head, expiresAt: work.expiresAt))
            }
        }
    }

    /// Reads the next entries; answers whether the log goes on from what is known of it.
    ///
    /// The last entry that is known is read again, for its chain.
    private mutating func readPage(_ session: SessionHead, _ work: inout SessionWork) throws -> Bool {
        let start = work.head
        let reference = SessionReference(session.id, in: namespace)
        var query = EntryQuery(reference, from: max(start.sequence, 1), through: session.head.sequence)
        query.limit = 1000
        query.byteLimit = EntryQuery.pageBytes
        var entries = try store.entries(query).items[...]
        if start.sequence > 0, entries.popFirst()?.chain != start.chain { return false }
        for entry in entries { bytes += try work.add(entry) }
        return true
    }

    private mutating func flush() throws {
        try pipe.write(works)
        (works, bytes, messages) = ([], 0, 0)
    }

    /// Forgets what isn't in the store any more.
    ///
    /// A list can lack a session that came meanwhile, or that can't be read; so each one is looked for.
    private func forget(_ missing: [SessionID: IndexedSession]) throws {
        let gone = try missing.filter { try store.hasLost(SessionReference($0.key, in: namespace)) }
        guard !gone.isEmpty else { return }
        try index.write { connection in
            let writer = BatchWriter(connection)
            for session in gone.values { try writer.remove(session) }
        }
    }
}
