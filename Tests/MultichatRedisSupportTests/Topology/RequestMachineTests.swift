import Multichat
import TestSupport
import Testing

@testable import MultichatRedisSupport

@Suite struct RequestMachineTests {
    private let server = Endpoint.tcp(host: "a", port: 1)
    private let start = MonotonicTime(nanoseconds: 0)

    private func machine(failover: Bool = true, repeatable: Bool = false, seconds: Int64 = 10) -> RequestMachine {
        RequestMachine(
            RequestMachine.Rules(
                deadline: start + .seconds(seconds), isRepeatable: repeatable, hasFailover: failover))
    }

    @Test func redirectionsAreFollowedEightTimes() {
        var machine = machine()
        let target = Endpoint.tcp(host: "b", port: 2)
        for round in 0..<8 {
            let step = machine.refused(
                ServerError(round % 2 == 0 ? "MOVED 5 b:2" : "ASK 5 b:2"), by: server, at: start, random: 0)
            #expect(
                step
                    == (round % 2 == 0
                        ? .move(Redirection(slot: 5, endpoint: target)) : .send(to: target, asking: true)))
        }
        let last = machine.refused(ServerError("MOVED 5 b:2"), by: server, at: start, random: 0)
        guard case .fail(let error) = last else { Issue.record("it goes on"); return }
        #expect(error.code == .unavailable && error.retry == .later)
    }

    @Test func aRedirectionOfASingleServerIsAnAnswer() {
        var machine = machine(failover: false)
        #expect(machine.refused(ServerError("MOVED 5 b:2"), by: server, at: start, random: 0) == .answer)
        #expect(machine.refused(ServerError("READONLY x"), by: server, at: start, random: 0) == .answer)
    }

    @Test(arguments: ["TRYAGAIN", "LOADING", "BUSY", "CLUSTERDOWN", "MASTERDOWN", "READONLY"])
    func whatPassesIsWaitedForWithinTheDeadline(_ code: String) {
        var machine = machine(seconds: 2)
        var now = start
        var pauses: [Int64] = []
        while case .pause(let length, let learning) = machine.refused(
            ServerError("\(code) x"), by: server, at: now, random: .max)
        {
            #expect(learning == ["CLUSTERDOWN", "MASTERDOWN", "READONLY"].contains(code))
            pauses.append(length.count)
            now = now + length
        }
        #expect(pauses.count > 5 && now < start + .seconds(2))
        #expect(pauses.max() ?? 0 <= Backoff().limit.count)
    }

    @Test func aScriptIsLoadedEightTimesAtMost() {
        var machine = machine()
        let error = ServerError("NOSCRIPT No matching script.")
        for _ in 0..<8 { #expect(machine.refused(error, by: server, at: start, random: 0) == .load) }
        #expect(machine.refused(error, by: server, at: start, random: 0) == .answer)
    }

    @Test func aLostReplyIsNotRepeatedUnlessThatIsSafe() {
        let fault = Fault(.lost, "it closed the connection").reached()
        var careful = machine()
        guard case .fail(let error) = careful.failed(fault, at: server, at: start, random: 0) else {
            Issue.record("it is sent twice")
            return
        }
        #expect(error.code == .unknownOutcome && error.retry == .sameIDs)
        var free = machine(repeatable: true)
        guard case .pause(_, true) = free.failed(fault, at: server, at: start, random: 0) else {
            Issue.record("it gives up")
            return
        }
    }

    @Test func whoOnlyAskedIsNotInDoubt() {
        var machine = RequestMachine(
            RequestMachine.Rules(deadline: start, isRepeatable: true, leavesDoubt: false))
        let fault = Fault(.timeout, "it does not answer in time").reached()
        guard case .fail(let error) = machine.failed(fault, at: server, at: start, random: 0) else {
            Issue.record("it goes on")
            return
        }
        #expect(error.code == .unavailable && error.retry == .later)
    }

    @Test func whatDidNotReachAServerIsRepeated() {
        let fault = Fault(.unreachable, "nobody listens there")
        var alone = machine(failover: false)
        for _ in 0..<RequestMachine.maximumReconnections {
            guard case .pause(_, false) = alone.failed(fault, at: server, at: start, random: 0) else {
                Issue.record("it gives up")
                return
            }
        }
        #expect(alone.failed(fault, at: server, at: start, random: 0) == .fail(fault.error(at: server)))
        var refused = machine()
        let refusal = Fault(.refused, "it wants a password")
        #expect(refused.failed(refusal, at: server, at: start, random: 0) == .fail(refusal.error(at: server)))
    }

    @Test func aServerThatBreaksConnectionsIsTriedUntilTheDeadline() {
        let fault = Fault(.lost, "it closed the connection").reached()
        var alone = machine(failover: false, repeatable: true)
        for _ in 0...RequestMachine.maximumReconnections {
            guard case .pause(_, false) = alone.failed(fault, at: server, at: start, random: 0) else {
                Issue.record("it gives up")
                return
            }
        }
        let late = start + .seconds(10)
        #expect(alone.failed(fault, at: server, at: late, random: 0) == .fail(fault.error(at: server)))
    }

    @Test func whatIsFinalIsAnAnswer() {
        var machine = machine()
        for code in ["OOM", "WRONGTYPE", "ERR", "NOPERM", "MISCONF", ""] {
            #expect(machine.refused(ServerError(code), by: server, at: start, random: 0) == .answer)
            #expect(!RequestMachine.isPassing(ServerError(code)))
        }
    }
}
