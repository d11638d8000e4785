import Dispatch
import Synchronization

/// Many embeddings of one dimension, close together in memory, each with the number of its row elsewhere.
///
/// They lie in blocks of a few megabytes, so that growing copies none of them.
package struct VectorTable: Sendable {
    /// The count of coordinates of each.
    package let dimension: Int
    /// How many there are.
    package private(set) var count = 0
    private let blockRows: Int
    private var rows: [Int] = []
    /// The bytes of the floats, so that they are copied as they come.
    private var blocks: [[UInt8]] = []

    /// Makes an empty table.
    package init(dimension: Int) {
        self.dimension = dimension
        blockRows = max((4 << 20) / (dimension * 4), 1)
    }

    /// Adds the coordinates of an embedding, as 32-bit floats in the processor's order.
    ///
    /// - Returns: whether they have the table's dimension; others aren't added.
    @discardableResult
    package mutating func add(row: Int, _ bytes: UnsafeRawBufferPointer) -> Bool {
        guard bytes.count == dimension * 4 else { return false }
        if count.isMultiple(of: blockRows) {
            blocks.append([])
            blocks[blocks.count - 1].reserveCapacity(blockRows * dimension * 4)
        }
        blocks[blocks.count - 1].append(contentsOf: bytes)
        rows.append(row)
        count += 1
        return true
    }

    /// The rows that are nearest to an embedding, the nearest first; exact: all are compared.
    ///
    /// - Parameters:
    ///   - embedding: an embedding of the table's dimension.
    ///   - limit: how many rows are wanted.
    ///   - isWanted: whether a row may be among them; asked only of rows that are near enough.
    /// - Complexity: O(count · dimension), on two threads where that is much.
    package func nearest(
        to embedding: Embedding, limit: Int, where isWanted: @Sendable (Int) -> Bool = { _ in true }
    ) -> [RowScore] {
        guard embedding.dimension == dimension, limit > 0 else { return [] }
        let parts = count * dimension > 1 << 20 ? 2 : 1
        guard parts > 1 else { return scan(blocks.indices, embedding, limit, isWanted).rows }
        let found = Mutex<[RowScore]>([])
        DispatchQueue.concurrentPerform(iterations: parts) { part in
            let range = blocks.count * part / parts..<blocks.count * (part + 1) / parts
            let best = scan(range, embedding, limit, isWanted)
            found.withLock { $0 += best.rows }
        }
        return Array(found.withLock { $0 }.sorted().prefix(limit))
    }

    private func scan(
        _ range: Range<Int>, _ embedding: Embedding, _ limit: Int, _ isWanted: (Int) -> Bool
    ) -> BestRows {
        var best = BestRows(limit: limit)
        embedding.values.withUnsafeBytes { wanted in
            guard let wanted = wanted.baseAddress else { return }
            for block in range { scan(block, wanted, &best, isWanted) }
        }
        return best
    }

    private func scan(
        _ block: Int, _ wanted: UnsafeRawPointer, _ best: inout BestRows, _ isWanted: (Int) -> Bool
    ) {
        blocks[block].withUnsafeBytes { bytes in
            guard var vector = bytes.baseAddress else { return }
            for place in block * blockRows..<block * blockRows + bytes.count / (dimension * 4) {
                let score = DotProduct.of(vector, wanted, count: dimension)
                vector += dimension * 4
                guard score > best.threshold, isWanted(rows[place]) else { continue }
                best.add(RowScore(row: rows[place], score: score))
            }
        }
    }
}
