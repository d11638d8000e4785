import MultichatConformance
import Testing

@testable import Multichat

@Suite struct VectorTableTests {
    /// Dimensions around the width of the sums; the last fills several blocks and uses two threads.
    @Test(arguments: [(1, 50), (31, 80), (32, 80), (33, 80), (64, 300), (1024, 2600)])
    func theNearestAreFound(_ dimension: Int, _ count: Int) throws {
        let random = SeededRandom(UInt64(dimension))
        var table = VectorTable(dimension: dimension)
        var vectors: [Embedding] = []
        for row in 0..<count {
            vectors.append(try Self.embedding(dimension, random))
            let isAdded = vectors[row].values.withUnsafeBytes { table.add(row: row * 3, $0) }
            #expect(isAdded)
        }
        #expect(table.count == count)
        let wanted = try Self.embedding(dimension, random)
        let scores = vectors.enumerated().map { row, vector in
            RowScore(row: row * 3, score: Self.product(vector, wanted))
        }
        let found = table.nearest(to: wanted, limit: 10)
        let best = scores.sorted().prefix(10)
        #expect(zip(found, best).allSatisfy { abs($0.score - $1.score) < 1e-5 })
        if dimension > 1 { #expect(found.map(\.row) == best.map(\.row)) }
        let even = table.nearest(to: wanted, limit: 5) { $0 % 2 == 0 }
        #expect(
            even.map(\.score)
                == scores.filter { $0.row % 2 == 0 }.sorted().prefix(5).map { score in
                    found.first { $0.row == score.row }?.score ?? even.first { $0.row == score.row }?.score ?? .nan
                })
    }

    @Test func anotherDimensionIsNotAdded() throws {
        var table = VectorTable(dimension: 2)
        let isAdded = try Embedding([1, 2, 3]).values.withUnsafeBytes { table.add(row: 1, $0) }
        #expect(!isAdded)
        #expect(table.nearest(to: try Embedding([1, 2, 3]), limit: 3).isEmpty)
        #expect(table.nearest(to: try Embedding([1, 2]), limit: 3).isEmpty)
    }

    private static func embedding(_ dimension: Int, _ random: SeededRandom) throws -> Embedding {
        try Embedding((0..<dimension).map { _ in Float(Int32(truncatingIfNeeded: random.next() >> 20)) })
    }

    private static func product(_ left: Embedding, _ right: Embedding) -> Float {
        Float(zip(left.values, right.values).reduce(0.0) { $0 + Double($1.0) * Double($1.1) })
    }
}
