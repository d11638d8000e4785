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

    /// The command that reads them; the newest of all are told by how far they are from the end.
    func command(_ keys: SessionKeys) -> Command {
        var command = Command("LRANGE", keys.entries)
        let (low, high) = (range.lowerBound - 1, range.upperBound - 1)
        if !newestFirst {
            command.append(low)
            command.append(high - low < count ? high : low + count - 1)
        } else if range.upperBound == .max {
            command.append(-count)
            command.append(-1)
        } else {
            command.append(max(high - count + 1, low))
            command.append(high)
        }
        return command.repeatable()
    }

    /// The entries of a reply in the order that was asked for; none of them may be missing.
    ///
    /// - Parameter head: the end of the log, above which nothing is looked at.
    func entries(_ reply: Reply, _ session: SessionReference, head: Int = .max) throws -> [Entry] {
        let top = min(range.upperBound, head)
        var entries: [Entry] = []
        entries.reserveCapacity(reply.count)
        var expected = newestFirst ? top : range.lowerBound
        for position in 0..<reply.count {
            let item = reply[newestFirst ? reply.count - 1 - position : position]
            let sequence = item.withBytes(EntryRecord.sequence) ?? 0
            // What came behind the head is left out: its place in the slice is asked for again.
            if sequence > top || sequence < range.lowerBound { continue }
            guard sequence == expected else { throw missing(expected, session) }
            entries.append(try item.withBytes { try EntryRecord.read($0, expected, session) })
            expected += newestFirst ? -1 : 1
        }
        guard !entries.isEmpty || reply.count == count else { throw missing(expected, session) }
        return entries
    }

    private func missing(_ sequence: Int, _ session: SessionReference) -> MultichatError {
        MultichatError.damaged(session, sequence: sequence, "it is missing, or another one is in its place")
    }
}
