import Multichat
import Synchronization
import Testing

@testable import MultichatServer

@Suite("rates")
struct RateTests {
    /// A clock in microseconds that stands still until it is moved.
    private final class StillClock: Sendable {
        private let time = Atomic<Int64>(0)

        var now: Int64 { time.load(ordering: .relaxed) }

        func advance(by microseconds: Int64) { time.add(microseconds, ordering: .relaxed) }
    }

    @Test("each key has a rate of its own, and who is over it is told how long to wait")
    func keys() throws {
        let clock = StillClock()
        let store = MemoryStore()
        let tokens = try (0..<2).map { _ in try AccessKeys(store).create(.read, in: nil).token.text }
        let server = try TestServer(store) {
            $0.monotonicClock = { clock.now }
            $0.limits.rate = Rate(3, every: 6_000_000)
        }
        func ask(_ place: Int) throws -> RawAnswer {
            try server.ask("GET", "/v1/sessions", nil, ["Authorization: Bearer \(tokens[place])"])
        }
        for _ in 0..<3 { #expect(try ask(0).status == 200) }
        let refused = try ask(0)
        #expect(refused.status == 429 && refused.code == "rate-limited" && refused.fields["retry-after"] == "2")
        #expect(try refused.json["retry"]?.string == "later")
        #expect(try ask(1).status == 200)
        clock.advance(by: 1_999_999)
        #expect(try ask(0).status == 429)
        clock.advance(by: 2)
        #expect(try ask(0).status == 200)
        #expect(try ask(0).status == 429)
        clock.advance(by: 3_600_000_000)
        for _ in 0..<3 { #expect(try ask(0).status == 200) }
        #expect(try ask(0).status == 429)
        #expect(try server.ask("GET", "/healthz").status == 200)
    }

    @Test("who guesses keys is told to wait, and holds up nobody who has one")
    func guessing() throws {
        let clock = StillClock()
        let store = MemoryStore()
        let token = try AccessKeys(store).create(.read, in: nil).token.text
        let server = try TestServer(store) {
            $0.monotonicClock = { clock.now }
            $0.limits.failureRate = Rate(2, every: 10_000_000)
        }
        let guess = "Authorization: Bearer mk_" + String(repeating: "0", count: 16) + "_" + String(token.suffix(64))
        #expect(try server.ask("GET", "/v1/sessions", nil, [guess]).status == 401)
        #expect(try server.ask("GET", "/v1/sessions").status == 401)
        let answer = try server.ask("GET", "/v1/sessions", nil, [guess])
        #expect(answer.status == 429 && answer.fields["retry-after"] == "5")
        #expect(try server.ask("GET", "/v1/sessions", nil, ["Authorization: Bearer \(token)"]).status == 200)
        clock.advance(by: 5_000_001)
        #expect(try server.ask("GET", "/v1/sessions", nil, [guess]).status == 401)
    }

    @Test("rates are read from text")
    func text() {
        #expect(Rate("200/s") == Rate(200, every: 1_000_000))
        #expect(Rate("1000/m") == Rate(1000, every: 60_000_000))
        #expect(Rate("5/h") == Rate(5, every: 3_600_000_000))
        for bad in ["", "200", "200/", "/s", "0/s", "-1/s", "1/d", "1/s/s", "1.5/s", "99999999999999999999/s"] {
            #expect(Rate(bad) == nil, "\(bad)")
        }
    }

    @Test("those who have rested are forgotten, and however many come, memory stays bounded and the rate holds")
    func many() {
        let buckets = TokenBuckets(Rate(2, every: 1_000_000))
        for number in 0..<25_000 { _ = buckets.take("\(number)", at: 0) }
        #expect(buckets.count <= 10_001)
        #expect(buckets.take("0", at: 0) == nil)
        #expect(buckets.take("0", at: 0) != nil)
        #expect(buckets.take("new", at: 10_000_000) == nil)
        #expect(buckets.count == 1)
    }
}
