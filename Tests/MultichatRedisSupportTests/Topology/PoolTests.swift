import Testing

@testable import MultichatRedisSupport

@Suite struct PoolTests {
    private let start = MonotonicTime(nanoseconds: 0)

    @Test func theLastUsedIsTakenAndTheOldExpire() {
        var pool = PoolState<Int, String>(size: 2)
        for _ in 0..<2 {
            guard case .open = pool.take(at: start, { "w" }) else { Issue.record("none is opened"); return }
        }
        _ = pool.give(1, at: start)
        _ = pool.give(2, at: start + .seconds(5))
        #expect(pool.expire(at: start + .seconds(8), after: .seconds(6)) == [1])
        guard case .use(2, let unused) = pool.take(at: start + .seconds(8), { "w" }) else {
            Issue.record("another is taken")
            return
        }
        #expect(unused == .seconds(3))
        #expect(pool.present.open == 1 && pool.present.idle == 0)
    }

    @Test func waitersAreServedInOrder() {
        var pool = PoolState<Int, String>(size: 1)
        _ = pool.take(at: start) { "none" }
        for name in ["a", "b", "c"] {
            guard case .wait(name, _) = pool.take(at: start, { name }) else { Issue.record("it does not wait"); return }
        }
        let gaveUp = [pool.giveUp(2), pool.giveUp(2)]
        #expect(gaveUp == [true, false])
        guard case .hand("a", 7) = pool.give(7, at: start) else { Issue.record("a isn't first"); return }
        let isLate = pool.giveUp(1)
        #expect(!isLate)
        guard case .hand("c", nil) = pool.lose() else { Issue.record("c isn't next"); return }
        #expect(pool.present.timeouts == 1 && pool.present.open == 1 && pool.present.waiting == 0)
        guard case .keep = pool.lose() else { Issue.record("somebody waits"); return }
        #expect(pool.present.open == 0)
    }

    @Test func aClosedPoolKeepsNothing() {
        var pool = PoolState<Int, String>(size: 2)
        for _ in 0..<2 { _ = pool.take(at: start) { "w" } }
        _ = pool.give(1, at: start)
        #expect(pool.close() == [1])
        guard case .close(2) = pool.give(2, at: start) else { Issue.record("it is kept"); return }
        #expect(pool.present.open == 0)
    }

    @Test func aGateLetsOneTryAfterAFailure() {
        var gate = ConnectionGate(Backoff(first: .milliseconds(10), limit: .milliseconds(40)))
        let fault = Fault(.unreachable, "gone")
        #expect(gate.refusal(at: start, random: .max) == nil)
        gate.note(fault, at: start, random: 0)
        #expect(gate.refusal(at: start + .milliseconds(4), random: 0) == fault)
        #expect(gate.refusal(at: start + .milliseconds(10), random: 0) == nil)
        #expect(gate.refusal(at: start + .milliseconds(10), random: 0) == fault)
        gate.note(nil, at: start + .milliseconds(11), random: 0)
        #expect(gate.refusal(at: start + .milliseconds(11), random: 0) == nil)
    }

    @Test func pausesGrowToTheirLimit() {
        let backoff = Backoff(first: .milliseconds(10), limit: .milliseconds(100))
        for failures in 1...80 {
            for random: UInt64 in [0, 1, .max / 2, .max] {
                let bound: Int64 = failures > 4 ? 100 : 10 << Int64(failures - 1)
                let pause = backoff.pause(afterFailures: failures, random: random)
                #expect(pause >= .milliseconds(bound / 2) && pause <= .milliseconds(bound))
            }
        }
    }
}
