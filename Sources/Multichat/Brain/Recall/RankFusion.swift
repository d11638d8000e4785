/// Puts several rankings of the same learnings together: reciprocal rank fusion.
///
/// Each ranking gives its item of rank r (from 1) 1/(60 + r); the sums decide. So scores of different scales need not
/// be compared, and 60 keeps a single first place from deciding alone. (Cormack, Clarke and Büttcher, SIGIR 2009.)
struct RankFusion {
    /// A learning with the sum that it has so far.
    struct Item {
        let ranked: RankedLearning
        var score = 0.0
        var similarity: Float?
    }

    private static let constant = 60.0
    private var items: [LearningID: Item] = [:]

    /// Fuses a ranking; and, where that is wanted, the order of time of all that is in it.
    init(_ ranking: LearningRanking, prefersRecent: Bool) {
        add(ranking.byWords)
        add(ranking.byMeaning)
        for ranked in ranking.byMeaning { items[ranked.id]?.similarity = Float(ranked.score) }
        guard prefersRecent else { return }
        add(items.values.map(\.ranked).sorted { ($0.time, $0.sequence) > ($1.time, $1.sequence) })
    }

    private mutating func add(_ ranking: [RankedLearning]) {
        for (place, ranked) in ranking.enumerated() {
            items[ranked.id, default: Item(ranked: ranked)].score += 1 / (Self.constant + Double(place + 1))
        }
    }

    /// The items by their sums, the best first; those with the same text behind the best of them.
    var groups: [[Item]] {
        let order = items.values.sorted {
            $0.score == $1.score ? $0.ranked.sequence > $1.ranked.sequence : $0.score > $1.score
        }
        var places: [Int64: Int] = [:]
        var groups: [[Item]] = []
        for item in order {
            if let place = places[item.ranked.textMark] {
                groups[place].append(item)
            } else {
                places[item.ranked.textMark] = groups.count
                groups.append([item])
            }
        }
        return groups
    }
}
