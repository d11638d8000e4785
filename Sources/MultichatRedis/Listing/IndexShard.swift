import Multichat
import MultichatRedisSupport

/// A place in the index: as Redis orders it, by score, then by the bytes of namespace and id.
struct IndexPlace {
    var score: Double
    var member: [UInt8]

    func precedes(_ other: IndexPlace) -> Bool {
        score != other.score ? score < other.score : member.lexicographicallyPrecedes(other.member)
    }
}

/// One shard of the index and what is known of it.
struct IndexShard {
    let index: IndexKeys
    /// Places that were read, taken up to a position.
    private var places: [IndexPlace] = []
    private var position = 0
    /// Where to read on: at a score, behind so many places from there.
    private var from: String
    private var skipped = 0
    private var isAtEnd = false

    init(_ index: IndexKeys, behind start: IndexPlace?) {
        self.index = index
        from = start.map { String(Int64($0.score)) } ?? "-inf"
    }

    /// The next place that is known.
    var head: IndexPlace? { position < places.count ? places[position] : nil }

    /// Whether there may be more places, and none is known.
    var mustRead: Bool { position == places.count && !isAtEnd }

    mutating func advance() { position += 1 }

    /// Asks for the next places.
    func command(_ isByStart: Bool, _ count: Int) -> Command {
        var command = Command(
            "ZRANGEBYSCORE", isByStart ? index.created : index.updated, from, "+inf", "WITHSCORES", "LIMIT")
        command.append(skipped)
        command.append(count)
        return command.repeatable()
    }

    /// Takes the answer.
    mutating func take(_ reply: Reply, _ count: Int, behind start: IndexPlace?) {
        places = stride(from: 0, to: reply.count - 1, by: 2).compactMap { place in
            guard let member = reply[place].bytes, let score = reply[place + 1].text.flatMap(Double.init) else {
                return nil
            }
            return IndexPlace(score: score, member: member)
        }
        position = 0
        isAtEnd = reply.count < 2 * count
        if let last = places.last {
            let equal = places.reversed().prefix { $0.score == last.score }.count
            let next = String(Int64(last.score))
            // All of them may stand at the score from which was read.
            skipped = equal + (equal == places.count && next == from ? skipped : 0)
            from = next
        }
        if let start { places.removeAll { !start.precedes($0) } }
    }
}
