import Multichat
import MultichatSQLiteSupport

extension StoreWriter {
    /// Removes the bodies that entries which were written just now say to be erased, and that are still there.
    func eraseBodies(namedBy entries: [Entry], _ log: LogReader) throws {
        for sequence in try entries.erasures.flatMap({ $0.ranges.joined() }) {
            var entry = try log.entry(at: sequence)
            guard !entry.isErased else { continue }
            isWriting = true
            entry.erase(chainer)
            let statement = try connection.statement(SQL.replaceEntry)
            try EntryRow.insert(entry, at: Place.make(log.number, sequence), with: statement)
        }
    }
}
