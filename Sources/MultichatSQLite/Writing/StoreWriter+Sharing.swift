import Multichat
import MultichatFiles
import MultichatSQLiteSupport

extension StoreWriter {
    /// Commits a batch in one transaction, or has the process that holds the lock do so; and does as much for others.
    func transaction(_ batch: [SQLiteWrite]) throws -> [Result<SQLiteOutcome, any Error>] {
        var done = [Receipt?](repeating: nil, count: batch.count)
        var hasGuests = false
        do {
            return try database.transaction(leaving: { SharedAppends.letter(batch) }) { answer in
                done = SharedAppends.receipts(answer, batch)
                return done.contains(nil) ? nil : done.compactMap { $0.map { .success(.receipt($0)) } }
            } _: { connection, letters in
                hasGuests = !letters.isEmpty
                let outcomes = try perform(batch, done)
                for index in letters.indices { letters[index].answer = try answer(to: letters[index].content) }
                return outcomes
            }
        } catch let error as MultichatError where hasGuests && error.code != .unknownOutcome {
            // What is wrong with the work of others must not hinder this process's own.
            sessions.clear()
            return try database.transaction { _ in try perform(batch, done) }
        }
    }

    /// Performs within the transaction what another process has not done already.
    private func perform(_ batch: [SQLiteWrite], _ done: [Receipt?]) throws -> [Result<SQLiteOutcome, any Error>] {
        if connection.dataVersion != dataVersion { sessions.clear() }
        let now = configuration.clock()
        let outcomes = try zip(batch, done).map { write, receipt in
            try receipt.map { .success(.receipt($0)) } ?? outcome(of: write, now: now)
        }
        // Committing counts as one change of the file.
        dataVersion = connection.dataVersion &+ 1
        return outcomes
    }

    /// Performs what another process asks for; what is refused is left to it.
    private func answer(to letter: [UInt8]) throws -> [UInt8] {
        let now = configuration.clock()
        return SharedAppends.answer(
            try SharedAppends.appends(letter).map { append in
                guard case .success(.receipt(let receipt)) = try outcome(of: .append(append), now: now) else {
                    return nil
                }
                return receipt
            })
    }
}
