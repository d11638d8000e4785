import Multichat
import MultichatRedisSupport

/// Some entries of a log, next to each other, that are asked for at once.
struct LogSlice {
    let range: ClosedRange<Int>
    let newestFirst: Bool
    let count: Int

    /// Asks for the first entries of a range, in the order that is given; a range may end behind the head.
    init(_ range: ClosedRange<Int>, newestFirst: Bool, count: Int) {
        self.range = range
        self.newestFirst = newestFirst
        self.count = count
    }

    /// The command that reads them.
    func command(_ keys: SessionKeys) -> Command {
        var command = Command(newestFirst ? "XREVRANGE" : "XRANGE", keys.entries)
        command.append(newestFirst ? range.upperBound : range.lowerBound)
        command.append(newestFirst ? range.lowerBound : range.upperBound)
        command.append("COUNT")
        command.append(count)
        return command.repeatable()
    }

    /// The entries of a reply; those above the upper end are left out, and none of the others may be missing.
    ///
    /// - Parameter head: the end of the log, above which nothing is looked at.
    func entries(_ reply: Reply, _ session: SessionReference, head: Int = .max) throws -> [Entry] {
        if let error = reply.error { throw error.error(from: "of the session \(session)") }
        let top = min(range.upperBound, head)
        let wanted = min(count, top - range.lowerBound + 1)
        var expected = newestFirst ? top : range.lowerBound
        var entries: [Entry] = []
        entries.reserveCapacity(reply.count)
        for position in 0..<reply.count {
            let item = reply[position]
            guard item.count == 2, item[1].count == 2 else { throw missing(expected, session) }
            let sequence = item[0].withBytes(Self.sequence)
            if let sequence, sequence > top { continue }
            guard sequence == expected else { throw missing(expected, session) }
            entries.append(try item[1][1].withBytes { try EntryRecord.read($0, expected, session) })
            expected += newestFirst ? -1 : 1
        }
        // What came behind the head took places of the slice; the rest is asked for again then.
        let left = reply.count - entries.count
        guard entries.count >= wanted - left, !entries.isEmpty || left > 0 else { throw missing(expected, session) }
        return entries
    }

    private func missing(_ sequence: Int, _ session: SessionReference) -> MultichatError {
        MultichatError.damaged(session, sequence: sequence, "it is missing")
    }

    /// The sequence of a stream's id `SEQUENCE-0`.
    private static func sequence(_ id: UnsafeRawBufferPointer) -> Int? {
        guard id.count > 2, id.count < 20, id[id.count - 1] == UInt8(ascii: "0"), id[id.count - 2] == UInt8(ascii: "-")
        else { return nil }
        var value = 0
        for digit in id.dropLast(2) {
            guard (0x30...0x39).contains(digit) else { return nil }
            value = value * 10 + Int(digit - 0x30)
        }
        return value
    }
}
