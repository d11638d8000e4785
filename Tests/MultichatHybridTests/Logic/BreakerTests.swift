import Testing

@testable import MultichatHybrid

@Suite struct BreakerTests {
    @Test func opensAfterFailuresInARow() {
        var breaker = Breaker(limit: 3, cooldown: 100)
        breaker.fail(at: 1)
        breaker.fail(at: 2)
        breaker.succeed()
        breaker.fail(at: 3)
        breaker.fail(at: 4)
        #expect(breaker.state == .closed)
        breaker.fail(at: 5)
        #expect(breaker.state == .open && breaker.openedAt == 5)
    }

    @Test func oneProbeDecides() {
        var breaker = Breaker(limit: 1, cooldown: 100)
        breaker.fail(at: 0)
        let begun = [99, 100, 100].map { breaker.beginProbe(at: $0) }
        #expect(begun == [false, true, false] && breaker.state == .halfOpen)
        // Calls within the probe don't decide.
        breaker.succeed()
        breaker.fail(at: 100)
        #expect(breaker.state == .halfOpen)
        breaker.endProbe(true, at: 101)
        #expect(breaker.state == .closed)
    }

    @Test func waitsLongerAfterEachProbeThatFails() {
        var breaker = Breaker(limit: 1, cooldown: 100)
        breaker.fail(at: 0)
        let first = breaker.beginProbe(at: 100)
        breaker.endProbe(false, at: 110)
        let later = [309, 310].map { breaker.beginProbe(at: $0) }
        #expect(first && later == [false, true])
        breaker.endProbe(true, at: 320)
        breaker.fail(at: 400)
        let again = breaker.beginProbe(at: 500)
        #expect(again)
    }
}
