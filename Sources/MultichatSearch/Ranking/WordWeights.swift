import CSQLite

#if canImport(Darwin)
    import Darwin
#else
    import Glibc
#endif

/// What is the same for all rows of a query: how much each of its phrases says, and how long a text is on average.
///
/// A phrase says the more, the fewer messages have it: log(1 + (N - n + ½) / (n + ½)), which is never negative.
struct WordWeights {
    /// How many matches of a phrase are counted; how many there are beyond is reckoned from how far that has led.
    private static let mostCounted = 10_000

    /// How many phrases there are.
    let count: Int
    private let values: UnsafeMutablePointer<Double>

    /// The average length of a text, in words.
    var averageLength: Double { values[count] }

    /// How much a phrase says.
    subscript(phrase: Int) -> Double { values[phrase] }

    /// The weights of a query, made at its first row and kept with its cursor; `nil` where memory is short.
    ///
    /// - Parameter columns: how many of the first columns make a text's length.
    static func of(
        _ context: OpaquePointer, _ api: UnsafePointer<Fts5ExtensionApi>, columns: Int32
    ) -> WordWeights? {
        let count = Int(api.pointee.xPhraseCount(context))
        if let known = api.pointee.xGetAuxdata(context, 0) {
            return WordWeights(count: count, values: known.assumingMemoryBound(to: Double.self))
        }
        let values = UnsafeMutablePointer<Double>.allocate(capacity: count + 1)
        var (rows, words): (Int64, Int64) = (0, 0)
        _ = api.pointee.xRowCount(context, &rows)
        for column in 0..<columns {
            var size: Int64 = 0
            _ = api.pointee.xColumnTotalSize(context, column, &size)
            words += size
        }
        for phrase in 0..<count {
            let matches = matches(of: Int32(phrase), among: Double(rows), context, api)
            values[phrase] = log(1 + (Double(rows) - matches + 0.5) / (matches + 0.5))
        }
        values[count] = max(Double(words) / Double(max(rows, 1)), 1)
        // Where this fails, the memory is freed already.
        guard api.pointee.xSetAuxdata(context, values, { $0?.deallocate() }) == SQLITE_OK else { return nil }
        return WordWeights(count: count, values: values)
    }

    private static func matches(
        of phrase: Int32, among rows: Double, _ context: OpaquePointer, _ api: UnsafePointer<Fts5ExtensionApi>
    ) -> Double {
        var found = Found()
        _ = withUnsafeMutablePointer(to: &found) { found in
            api.pointee.xQueryPhrase(context, phrase, found) { api, match, found in
                guard let api, let match, let found = found?.assumingMemoryBound(to: Found.self) else {
                    return SQLITE_OK
                }
                found.pointee.count += 1
                guard found.pointee.count == WordWeights.mostCounted else { return SQLITE_OK }
                found.pointee.lastRow = api.pointee.xRowid(match)
                return SQLITE_DONE
            }
        }
        let count = Double(found.count)
        return found.lastRow > 0 ? min(max(count, count * rows / Double(found.lastRow)), rows) : min(count, rows)
    }

    /// What counting has found so far.
    private struct Found {
        var count = 0
        /// The row at which counting stopped; 0 where it didn't.
        var lastRow: Int64 = 0
    }
}
