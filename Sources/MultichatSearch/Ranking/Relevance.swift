import CSQLite
import MultichatSQLiteSupport

/// How well a message's text fits a query: BM25, as an SQL function of the table `words`.
///
/// `relevance(words, sizes)` takes the row of `words_docsize` from the statement, which joins it. FTS5's own `bm25`
/// runs a statement a row for it, and counts every match of every word first: three times the time where many match.
/// Words in the column of fields decide what matches and count nothing here. Less is better, as with `bm25`.
enum Relevance {
    /// k₁ and b as in FTS5: how soon more of the same word stops to count, and how much long texts lose.
    private static let (saturation, lengthWeight) = (1.2, 0.75)

    /// Makes the function known to a connection.
    static func add(to connection: SQLiteConnection) throws {
        try connection.addFullTextFunction("relevance") { api, context, result, count, values in
            guard let api, let context, count == 1, let sizes = values?[0] else {
                return sqlite3_result_error(result, "relevance(words, sizes) takes two arguments", -1)
            }
            guard let weights = WordWeights.of(context, api) else { return sqlite3_result_error_nomem(result) }
            sqlite3_result_double(result, -Relevance.score(context, api, weights, length: Relevance.length(sizes)))
        }
    }

    private static func score(
        _ context: OpaquePointer, _ api: UnsafePointer<Fts5ExtensionApi>, _ weights: WordWeights, length: Int
    ) -> Double {
        let norm = saturation * (1 - lengthWeight + lengthWeight * Double(length) / weights.averageLength)
        var score = 0.0
        for phrase in 0..<weights.count {
            let frequency = Double(occurrences(of: Int32(phrase), context, api))
            score += weights[phrase] * frequency * (saturation + 1) / (frequency + norm)
        }
        return score
    }

    /// How often a phrase stands in the text of the row, which is the first column.
    private static func occurrences(
        of phrase: Int32, _ context: OpaquePointer, _ api: UnsafePointer<Fts5ExtensionApi>
    ) -> Int {
        var iterator = Fts5PhraseIter()
        var (column, offset): (Int32, Int32) = (-1, -1)
        var count = 0
        guard api.pointee.xPhraseFirst(context, phrase, &iterator, &column, &offset) == SQLITE_OK else { return 0 }
        while column == 0 {
            count += 1
            api.pointee.xPhraseNext(context, &iterator, &column, &offset)
        }
        return count
    }

    /// The words of the text: the first of the row's sizes, each of which is a variable-length integer.
    private static func length(_ sizes: OpaquePointer) -> Int {
        guard let bytes = sqlite3_value_blob(sizes) else { return 0 }
        var length = 0
        for place in 0..<Int(min(sqlite3_value_bytes(sizes), 8)) {
            let byte = bytes.load(fromByteOffset: place, as: UInt8.self)
            length = length << 7 | Int(byte & 0x7F)
            if byte < 0x80 { break }
        }
        return length
    }
}
