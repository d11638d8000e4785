import Multichat
import MultichatSQLiteSupport
import Testing

@Suite struct WALScannerTests {
    @Test func aLogThatIsMissingOrEmptyIsEmpty() throws {
        let fixture = try LogFixture([100])
        #expect(try WALScanner.scan(fixture.scratch.file("none.db")).verdict == .empty)
        #expect(try fixture.scan([]).verdict == .empty)
        #expect(try fixture.scan(Array(fixture.log.prefix(32))).verdict == .empty)
    }

    @Test func aWholeLogIsClean() throws {
        let fixture = try LogFixture([100, 10_000, 100])
        let report = try fixture.scan(fixture.log)
        #expect(report.verdict == .clean)
        #expect(report.committedFrames == fixture.commits.last)
        #expect(report.validFrames == report.committedFrames)
        #expect(report.pageSize == 2048)
        #expect(report.faultOffset == nil)
        #expect(try fixture.recovered() == report.committedFrames)
    }

    @Test func aTransactionThatNeverEndedIsNoDamage() throws {
        let fixture = try LogFixture([100, 10_000])
        let end = LogFixture.offset(ofFrame: fixture.commits[1] - 1)
        let report = try fixture.scan(Array(fixture.log.prefix(end)))
        #expect(report.verdict == .clean)
        #expect(report.committedFrames == fixture.commits[0])
        #expect(report.validFrames == fixture.commits[1] - 1)
    }

    @Test func aLogCutAnywhereIsTornAndKeepsWhatSQLiteKeeps() throws {
        let fixture = try LogFixture([100, 5000, 100])
        let frames = fixture.commits[2]
        let places = [0, 1, 8, 23, 24, 25, 1000, LogFixture.frameSize - 1]
        for frame in 0..<frames {
            for place in places {
                let length = LogFixture.offset(ofFrame: frame) + place
                let report = try fixture.scan(Array(fixture.log.prefix(length)))
                let expected: WALReport.Verdict = place > 0 ? .torn : frame == 0 ? .empty : .clean
                #expect(report.verdict == expected, "cut at \(length)")
                #expect(report.committedFrames == fixture.commits.last { $0 <= frame } ?? 0)
                #expect(try fixture.recovered() == report.committedFrames)
            }
        }
        for length in [1, 31] {
            #expect(try fixture.scan(Array(fixture.log.prefix(length))).verdict == .torn)
        }
    }

    @Test func aBitFlippedBeforeTheLastTransactionIsDamage() throws {
        let fixture = try LogFixture([100, 5000, 100, 100])
        // Every field of the frame's header, and its page.
        for frame in 0..<fixture.commits[2] {
            for place in [0, 3, 5, 7, 8, 13, 16, 23, 24, 1000, LogFixture.frameSize - 1] {
                let offset = LogFixture.offset(ofFrame: frame) + place
                let report = try fixture.scan(fixture.log.flipping(offset))
                #expect(report.verdict == .damaged, "frame \(frame), byte \(place)")
                #expect(report.faultOffset == LogFixture.offset(ofFrame: frame))
                #expect(report.lostCommits >= 2)
                #expect(try fixture.recovered() == report.committedFrames)
            }
        }
    }

    @Test func aBitFlippedInTheLastTransactionIsTorn() throws {
        let fixture = try LogFixture([100, 100])
        for place in [0, 3, 7, 8, 13, 16, 23, 24, 1000, LogFixture.frameSize - 1] {
            let offset = LogFixture.offset(ofFrame: fixture.commits[1] - 1) + place
            let report = try fixture.scan(fixture.log.flipping(offset))
            #expect(report.verdict == .torn, "byte \(place)")
            #expect(report.lostCommits == 1)
            #expect(report.committedFrames == fixture.commits[0])
        }
    }

    @Test func aHoleBeforeSeveralCommitsIsDamage() throws {
        let fixture = try LogFixture([100, 100, 100, 100, 100])
        var log = fixture.log
        let hole = LogFixture.offset(ofFrame: 1)..<LogFixture.offset(ofFrame: 3)
        log.replaceSubrange(hole, with: repeatElement(0, count: hole.count))
        let report = try fixture.scan(log)
        #expect(report.verdict == .damaged)
        #expect(report.committedFrames == 1)
    }

    @Test func anyBitOfTheHeaderIsDamage() throws {
        for sizes in [[100], [100, 5000, 100]] {
            let fixture = try LogFixture(sizes)
            for offset in 0..<32 {
                let report = try fixture.scan(fixture.log.flipping(offset, bit: offset % 8))
                #expect(report.verdict == .damaged, "byte \(offset)")
                #expect(report.faultOffset == 0)
            }
        }
    }

    @Test func aHeaderThatWasNeverAHeaderIsTorn() throws {
        let fixture = try LogFixture([100])
        for byte in [0, 65, 255] as [UInt8] {
            #expect(try fixture.scan([UInt8](repeating: byte, count: 10_000)).verdict == .torn)
        }
    }

    @Test func framesFromBeforeARestartAreNoDamage() throws {
        let fixture = try LogFixture([100, 10_000, 10_000, 100, 100, 100], restartingAfter: 4)
        #expect(fixture.log.count > LogFixture.offset(ofFrame: fixture.commits.last! + 4))
        let report = try fixture.scan(fixture.log)
        #expect(report.verdict == .clean)
        #expect(report.committedFrames == fixture.commits.last)
        let early = try fixture.scan(fixture.log.flipping(LogFixture.offset(ofFrame: 0) + 100))
        #expect(early.verdict == .damaged)
        let late = try fixture.scan(fixture.log.flipping(LogFixture.offset(ofFrame: fixture.commits.last! - 1) + 100))
        #expect(late.verdict == .torn)
    }
}
