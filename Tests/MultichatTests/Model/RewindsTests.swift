import Multichat
import TestSupport
import Testing

@Suite struct RewindsTests {
    @Test func hidesWhatLiesBetween() {
        var rewinds = Rewinds()
        #expect(rewinds.hidden.isEmpty)
        rewinds.add(.init(sequence: 10, target: 4))
        #expect((1...12).filter(rewinds.hidden.contains) == Array(5...9))
        #expect(rewinds.hidden.range(around: 7) == 5...9)
        #expect(
            rewinds.hidden.shows(7, .join) && !rewinds.hidden.shows(7, .message) && rewinds.hidden.shows(4, .message))
    }

    @Test func aRewindOfNothingHidesNothing() {
        var rewinds = Rewinds()
        rewinds.add(.init(sequence: 5, target: 4))
        #expect(rewinds.hidden.isEmpty)
        #expect(rewinds.all.count == 1)
    }

    /// Random rewinds beside the plain definition: hidden is what stands between any target and its rewind.
    @Test func equalsTheDefinition() {
        var random = SeededRandom(seed: 5)
        for _ in 0..<300 {
            var rewinds = Rewinds()
            var sequence = 0
            for _ in 0..<12 {
                sequence += Int.random(in: 1...9, using: &random)
                let target = Int.random(in: 0..<sequence, using: &random)
                rewinds.add(.init(sequence: sequence, target: target))
            }
            for asOf in [nil, 0, sequence / 2, sequence] {
                let hidden = rewinds.hidden(asOf: asOf)
                let applied = rewinds.all.filter { $0.sequence <= asOf ?? .max }
                #expect(
                    (0...sequence + 2).allSatisfy { place in
                        hidden.contains(place) == applied.contains { $0.target < place && place < $0.sequence }
                    })
            }
        }
    }
}
