import Multichat
import MultichatSearch
import Testing

#if canImport(Darwin)
    import Darwin
#else
    import Glibc
#endif

@Suite struct RelevanceTests {
    private static let texts = [
        "red fox", "red red fox runs far away from the red house", "blue fox", "blue house", "red house",
        "the fox and the fox and the dog", "nothing of it",
    ]

    @Test(arguments: [["fox"], ["red"], ["red", "fox"], ["house", "blue", "runs"]])
    func scoresAreThoseOfTheFormula(_ words: [String]) throws {
        let world = try SearchWorld()
        let chat = try world.swarm.start("s")
        for text in Self.texts { try chat.post(text, from: "Ann") }
        let page = try world.search.search(SearchQuery(words.joined(separator: " OR ")))
        let expected = Self.texts.map { Self.score($0, words) }
        #expect(page.hits.count == expected.count { $0 > 0 })
        for hit in page.hits {
            let wanted = expected[hit.sequence - 1]
            #expect(abs(hit.score - wanted) < 1e-9, "\(hit.sequence): \(hit.score), \(wanted)")
        }
        #expect(page.hits.map(\.score) == page.hits.map(\.score).sorted(by: >))
    }

    @Test func wordsOfFieldsCountNothing() throws {
        let world = try SearchWorld()
        let chat = try world.swarm.start("s")
        for text in Self.texts { try chat.post(text, from: "Ann") }
        let plain = try world.search.search(SearchQuery("fox")).hits
        let fielded = try world.search.search(SearchQuery("fox from:Ann")).hits
        #expect(plain.map(\.score) == fielded.map(\.score) && plain.map(\.sequence) == fielded.map(\.sequence))
    }

    /// BM25 of a text among all texts.
    private static func score(_ text: String, _ words: [String]) -> Double {
        let split = texts.map { $0.split(separator: " ").map(String.init) }
        let average = Double(split.reduce(0) { $0 + $1.count }) / Double(texts.count)
        let own = text.split(separator: " ").map(String.init)
        return words.reduce(0) { sum, word in
            let matches = Double(split.count { $0.contains(word) })
            let weight = log(1 + (Double(texts.count) - matches + 0.5) / (matches + 0.5))
            let frequency = Double(own.count { $0 == word })
            return sum + weight * frequency * 2.2
                / (frequency + 1.2 * (0.25 + 0.75 * Double(own.count) / average))
        }
    }
}
