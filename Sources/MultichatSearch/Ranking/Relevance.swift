import CSQLite
import MultichatSQLiteSupport

/// How well a row of a full-text table fits a query: BM25, as an SQL function.
///
/// `relevance(words, sizes, 4.0, 1.0)` takes the row of `words_docsize` from the statement, which joins it, and the
/// weights of the first columns; words in the others decide what matches and count nothing. FTS5's own `bm25` runs a
/// statement a row for the sizes, and counts every match of every word first: many times the time where many match.
/// Less is better, as with `bm25`.
enum Relevance {
    /// k₁ and b as in FTS5: how soon more of the same word stops to count, and how much long texts lose.
    private static let (saturation, lengthWeight) = (1.2, 0.75)

    /// Makes the function known to a connection.
    static func add(to connection: SQLiteConnection) throws {
        try connection.addFullTextFunction("relevance") { api, context, result, count, values in
            guard let api, let context, count > 1, let values, let sizes = values[0] else {
                return sqlite3_result_error(result, "relevance(words, sizes, weight…) takes three arguments", -1)
            }
            let columns = ColumnWeights(values: values + 1, count: count - 1)
            guard let weights = WordWeights.of(context, api, columns: columns.count) else {
                return sqlite3_result_error_nomem(result)
            }
            let length = Relevance.length(sizes, columns: columns.count)
            sqlite3_result_double(result, -Relevance.score(context, api, (weights, columns), length))
        }
    }

    private static func score(
        _ context: OpaquePointer, _ api: UnsafePointer<Fts5ExtensionApi>,
        _ weights: (words: WordWeights, columns: ColumnWeights), _ length: Int
    ) -> Double {
        let norm = saturation * (1 - lengthWeight + lengthWeight * Double(length) / weights.words.averageLength)
        var score = 0.0
        for phrase in 0..<weights.words.count {
            let frequency = frequency(of: Int32(phrase), weights.columns, context, api)
            score += weights.words[phrase] * frequency * (saturation + 1) / (frequency + norm)
        }
        return score
    }

    /// How often a phrase stands in the row, each time as often as the column weighs.
    private static func frequency(
        of phrase: Int32, _ columns: ColumnWeights, _ context: OpaquePointer, _ api: UnsafePointer<Fts5ExtensionApi>
    ) -> Double {
        var iterator = Fts5PhraseIter()
        var (column, offset): (Int32, Int32) = (-1, -1)
        var frequency = 0.0
        guard api.pointee.xPhraseFirst(context, phrase, &iterator, &column, &offset) == SQLITE_OK else { return 0 }
        while column >= 0 {
            frequency += columns[column]
            api.pointee.xPhraseNext(context, &iterator, &column, &offset)
        }
        return frequency
    }

    /// The words of the columns that weigh: the first of the row's sizes, each a variable-length integer.
    private static func length(_ sizes: OpaquePointer, columns: Int32) -> Int {
        guard let bytes = sqlite3_value_blob(sizes) else { return 0 }
        let end = Int(sqlite3_value_bytes(sizes))
        var (sum, length, place): (Int, Int, Int) = (0, 0, 0)
        var left = columns
        while place < end, left > 0 {
            let byte = bytes.load(fromByteOffset: place, as: UInt8.self)
            place += 1
            length = length << 7 | Int(byte & 0x7F)
            guard byte < 0x80 else { continue }
            sum += length
            length = 0
            left -= 1
        }
        return sum
    }
}

/// What a word counts in each column, as the statement says.
private struct ColumnWeights {
    let values: UnsafeMutablePointer<OpaquePointer?>
    let count: Int32

    subscript(column: Int32) -> Double { column < count ? sqlite3_value_double(values[Int(column)]) : 0 }
}
