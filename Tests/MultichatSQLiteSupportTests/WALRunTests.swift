import Multichat
import MultichatSQLiteSupport
import TestSupport
import Testing

@Suite struct WALRunTests {
    /// Two processes die at their commits, one after the other, and a third has overwritten only the beginning.
    @Test func endsOfSeveralUnfinishedTransactionsAreNoDamage() throws {
        let fixture = try LogFixture([100, 100])
        let long = try fixture.continued(30_000)
        let middle = try fixture.continued(10_000)
        let short = try fixture.continued(100)
        let log = short + middle[short.count...] + long[middle.count...]
        let report = try fixture.scan(log)
        #expect(report.verdict == .torn)
        #expect(report.lostCommits == 2)
        #expect(report.committedFrames == 3)
    }

    @Test(arguments: [UInt64(1), 2, 3])
    func whatSQLiteKeepsIsWhatTheScanKeeps(_ seed: UInt64) throws {
        var random = SeededRandom(seed: seed)
        let fixture = try LogFixture((0..<6).map { _ in Int.random(in: 1...6000, using: &random) })
        let last = fixture.commits[fixture.commits.count - 2]
        for _ in 0..<60 {
            let offset = Int.random(in: 0..<fixture.log.count, using: &random)
            let bit = Int.random(in: 0..<8, using: &random)
            let report = try fixture.scan(fixture.log.flipping(offset, bit: bit))
            #expect(
                report.verdict == .damaged || offset >= LogFixture.offset(ofFrame: last), "byte \(offset) bit \(bit)")
            #expect(report.verdict != .clean && report.verdict != .empty)
            // A log of another version is an error for SQLite, not an empty log.
            if !(4..<8).contains(offset) { #expect(try fixture.recovered() == report.committedFrames) }
        }
    }

    @Test func bigEndianChecksumsAreUnderstood() throws {
        let fixture = try LogFixture([100, 5000, 100])
        let log = bigEndian(fixture.log)
        let report = try fixture.scan(log)
        #expect(report.verdict == .clean)
        #expect(report.committedFrames == fixture.commits.last)
        #expect(try fixture.recovered() == report.committedFrames)
        #expect(try fixture.scan(log.flipping(500)).verdict == .damaged)
        #expect(try fixture.scan(log.flipping(24)).verdict == .damaged)
    }

    /// The same log, as a machine of the other byte order would have written it.
    private func bigEndian(_ log: [UInt8]) -> [UInt8] {
        var log = log
        log[3] |= 1
        var sum: (UInt32, UInt32) = (0, 0)
        func word(_ offset: Int) -> UInt32 { log[offset..<offset + 4].reduce(0) { $0 << 8 | UInt32($1) } }
        func add(_ range: Range<Int>) {
            for offset in stride(from: range.lowerBound, to: range.upperBound, by: 8) {
                sum.0 &+= word(offset) &+ sum.1
                sum.1 &+= word(offset + 4) &+ sum.0
            }
        }
        func store(_ offset: Int) {
            for (index, value) in [sum.0, sum.1].enumerated() {
                for byte in 0..<4 {
                    log[offset + index * 4 + byte] = UInt8(truncatingIfNeeded: value >> (24 - 8 * byte))
                }
            }
        }
        add(0..<24)
        store(24)
        for frame in stride(from: 32, to: log.count, by: LogFixture.frameSize) {
            add(frame..<frame + 8)
            add(frame + 24..<frame + LogFixture.frameSize)
            store(frame + 16)
        }
        return log
    }
}
