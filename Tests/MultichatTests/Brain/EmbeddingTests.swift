import Multichat
import MultichatConformance
import Testing

@Suite struct EmbeddingTests {
    @Test func itHasTheLengthOneAndKeepsItsBits() throws {
        let embedding = try Embedding([3, 0, -4])
        #expect(embedding.values == [0.6, 0, -0.8])
        let random = SeededRandom(5)
        for dimension in [1, 2, 31, 384, 1536] {
            let values = (0..<dimension).map { _ in Float(Int64(bitPattern: random.next())) }
            let embedding = try Embedding(values)
            #expect(try Embedding(base64: embedding.base64) == embedding)
            #expect(abs(embedding.similarity(to: embedding) - 1) < 1e-5)
        }
        #expect(try Embedding([2]).base64 == "AACAPw==")
    }

    @Test func hugeAndTinyCoordinatesAreTaken() throws {
        #expect(try Embedding([.greatestFiniteMagnitude, .greatestFiniteMagnitude]).values[0] > 0.7)
        #expect(try Embedding([.leastNonzeroMagnitude, 0]).values == [1, 0])
    }

    @Test(
        arguments: [
            ([], "empty"), ([1, .nan], "coordinate 1 is not a number"), ([-.infinity], "coordinate 0 is infinite"),
            ([0, 0, 0], "length 0"), (Array(repeating: 1, count: 65_537), "65537"),
        ] as [([Float], String)])
    func othersAreRefused(_ values: [Float], _ words: String) {
        #expect { try Embedding(values) } throws: { ($0 as? MultichatError)?.message.contains(words) == true }
    }

    @Test(arguments: [
        ("[]", "empty"), ("{}", "no JSON array"), ("[1,\"2\"]", "coordinate 1 is no number"), ("[1e400]", "infinite"),
        ("[[1]]", "coordinate 0 is no number"), ("null", "no JSON array"),
    ])
    func otherJSONIsRefused(_ text: String, _ words: String) throws {
        let json = try JSON(text)
        #expect { try Embedding(json: json) } throws: { ($0 as? MultichatError)?.message.contains(words) == true }
        #expect(throws: MultichatError.self) { try Embedding(base64: "AAA") }
        #expect(throws: MultichatError.self) { try Embedding(base64: "AAAA") }
    }
}
