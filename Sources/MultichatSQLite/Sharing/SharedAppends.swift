import Multichat
import MultichatFiles

/// A batch of appends in the words of the mailbox, in which processes leave work for each other.
enum SharedAppends {
    /// How letters are written; those of another version are left to who wrote them.
    private static let version = 1

    /// The letter that asks for a batch; `nil` where it is too long, or more than appends.
    static func letter(_ batch: [SQLiteWrite]) -> [UInt8]? {
        var appends: [Append] = []
        var least = 0
        for case .append(let append) in batch where !append.isErasure {
            appends.append(append)
            least += append.leastSize
        }
        guard appends.count == batch.count, least < Mailbox.capacity else { return nil }
        var writer = LetterWriter()
        writer.write(version)
        writer.write(appends.count)
        for append in appends { append.write(to: &writer) }
        return writer.bytes.count <= Mailbox.capacity ? writer.bytes : nil
    }

    /// What a letter asks for; nothing where it can't be read, so that its writer does it.
    static func appends(_ letter: [UInt8]) -> [Append] {
        var reader = LetterReader(letter)
        var appends: [Append] = []
        do {
            guard try reader.number() == version else { return [] }
            for _ in 0..<(try reader.count()) { appends.append(try Append(&reader)) }
        } catch {
            return []
        }
        return appends
    }

    /// The answer: the receipts, and where an append was refused, that its writer must try it itself.
    static func answer(_ receipts: [Receipt?]) -> [UInt8] {
        var writer = LetterWriter()
        for receipt in receipts {
            writer.write(receipt == nil ? 0 : 1)
            receipt?.write(to: &writer)
        }
        return writer.bytes
    }

    /// The receipts in an answer, as many as the batch has appends; `nil` for what is left to do.
    static func receipts(_ answer: [UInt8], _ batch: [SQLiteWrite]) -> [Receipt?] {
        var reader = LetterReader(answer)
        return batch.map { write in
            guard case .append(let append) = write, let isThere = try? reader.number(), isThere == 1 else { return nil }
            return try? Receipt(&reader, of: append)
        }
    }
}
