import Multichat
import MultichatSQLiteSupport

extension StoreWriter {
    /// Performs one change within the transaction.
    ///
    /// - Returns: its outcome, or why it is refused.
    /// - Throws: where rows were touched before it failed, so that the whole transaction must be undone.
    func outcome(of write: SQLiteWrite, now: Timestamp) throws -> Result<SQLiteOutcome, any Error> {
        isWriting = false
        do {
            return .success(try perform(write, now: now))
        } catch {
            if isWriting { throw error }
            return .failure(error)
        }
    }

    private func perform(_ write: SQLiteWrite, now: Timestamp) throws -> SQLiteOutcome {
        switch write {
        case .append(let append): .receipt(try self.append(append, now: now))
        case .create(let new): .session(try create(new, now: now))
        case .delete(let reference): .removed(try delete(reference, now: now))
        case .sweep(let reference): .removed(try sweep(reference, now: now))
        case .stage(let new): .session(try stage(new, now: now))
        case .restore(let entries, let reference): .head(try restore(entries, to: reference))
        case .extend(let reference, let entries, let fence):
            .head(try extend(reference, by: entries, fence: fence, now: now))
        case .publish(let reference): .session(try publish(reference, now: now))
        case .discard(let reference): .removed(try discard(reference))
        }
    }

    /// The row of a session that isn't expired, from the cache or the file.
    func find(_ reference: SessionReference, now: Timestamp) throws -> SessionCache.Item? {
        guard let item = try sessions[reference] ?? load(reference, .visible) else { return nil }
        sessions[reference] = item
        return item.row.session.isExpired(at: now) ? nil : item
    }

    /// The row of a session as it stands in the file.
    func load(_ reference: SessionReference, _ stage: Stage) throws -> SessionCache.Item? {
        let statement = try connection.statement(SQL.findSession)
        statement.bind(reference)
        statement.bind(3, stage.rawValue)
        guard let row = try statement.first({ try SessionRow($0, wanted: reference) }) else { return nil }
        return SessionCache.Item(row: row, rewinds: try connection.rewinds(row.rewinds, of: row.number, reference))
    }

    /// Whether a row's session can be seen.
    enum Stage: Int64 {
        case visible = 0
        case staged = 1
    }
}
