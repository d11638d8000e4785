import Multichat
import MultichatFiles
import MultichatSQLiteSupport

extension SQLiteStore: Observing {
    /// What the system knows of the file and of its log: which, how long, and when they were last written.
    ///
    /// The system's clock for files goes in steps, so two writes within one look alike: files that were written within
    /// the last second tell nothing.
    public func changeToken() throws -> String? {
        let stamps = try [path, path + "-wal"].map { try FileStamp($0) }
        let now = Platform.now().microseconds
        guard stamps.allSatisfy({ $0.modified / 1000 < now - 1_000_000 }) else { return nil }
        return stamps.map(\.description).joined(separator: ";")
    }

    /// Reads the few columns that tell how far each session goes.
    public func heads(in namespace: Namespace) throws -> [SessionHead] {
        let now = configuration.clock()
        return try readers.read { connection in
            let statement = try connection.statement(SQL.heads)
            statement.bind(1, namespace.text)
            var heads: [SessionHead] = []
            try statement.forEach { row in
                guard let chain = row.withBytes(2, { Digest($0) }) else { return }
                let head = Head(sequence: row.int(1), chain: chain)
                let expiry = Self.expiry(row)
                guard expiry.map({ $0 > now }) ?? true else { return }
                heads.append(SessionHead(SessionID(unchecked: row.text(0)), head, expiresAt: expiry))
            }
            return heads
        }
    }

    /// The columns 3 to 5: a time, or so long after the last update.
    private static func expiry(_ row: Statement) -> Timestamp? {
        if !row.isNull(3) { return Timestamp(microseconds: row.int64(3)) }
        guard !row.isNull(4) else { return nil }
        return Timestamp(microseconds: row.int64(5)).adding(microseconds: row.int64(4))
    }
}

extension SQL {
    /// The heads of a namespace's sessions; system sessions begin with a dot and a letter.
    fileprivate static let heads: StaticString = """
        SELECT id, head, chain, expires, ttl, updated FROM session
        WHERE namespace = ? AND staged = 0 AND id NOT GLOB '.[A-Za-z]*'
        """
}
