/// A row, and how near it is to what is looked for.
package struct RowScore: Sendable, Equatable, Comparable {
    /// The row's number.
    package var row: Int
    /// The greater the nearer.
    package var score: Float

    /// The nearer one first; of equally near ones, the one of the lower row.
    package static func < (left: RowScore, right: RowScore) -> Bool {
        left.score == right.score ? left.row < right.row : left.score > right.score
    }
}

/// The best of many rows that come in any order.
struct BestRows {
    /// In order, the best first.
    private(set) var rows: [RowScore] = []
    /// A row must have a greater score to come in.
    private(set) var threshold = -Float.infinity
    private let limit: Int

    init(limit: Int) { self.limit = limit }

    /// Takes a row in, and lets the worst go where there are too many.
    mutating func add(_ row: RowScore) {
        var (low, high) = (0, rows.count)
        while low < high {
            let middle = (low + high) / 2
            if rows[middle] < row { low = middle + 1 } else { high = middle }
        }
        rows.insert(row, at: low)
        if rows.count > limit { rows.removeLast() }
        if rows.count == limit { threshold = rows[limit - 1].score }
    }
}
