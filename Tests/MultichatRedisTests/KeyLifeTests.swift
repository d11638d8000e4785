import Multichat
import MultichatConformance
import MultichatRedisSupport
import TestSupport
import Testing

@testable import MultichatRedis

/// How long keys live, and that nothing is left behind.
@Suite(.disabled(if: !RedisServer.isInstalled, RedisServer.reason)) struct KeyLifeTests {
    private let place: Place

    init() throws { place = try Place() }

    private func lives() throws -> [Int] { try place.keys.own.map { try place.life($0) } }

    @Test func keysOutliveTheSessionByAnHourAndAreRenewedWithIt() throws {
        try place.start(.sliding(microseconds: 60_000_000))
        _ = try place.store.append(place.message("a", key: "k"))
        for key in place.keys.own { _ = try place.client.send(Command("PEXPIRE", key, "1000")) }
        _ = try place.store.append(place.message("b"))
        #expect(try lives().allSatisfy { (3_650_000...3_660_000).contains($0) })
        place.clock.advance(seconds: 61)
        #expect(try place.store.session(Place.session) == nil)
        #expect(failure { _ = try place.store.append(place.message("c")) }?.code == .notFound)
    }

    @Test func anotherExpiryCountsAtOnce() throws {
        let chat = try place.start()
        _ = try place.store.append(place.message("a", key: "k"))
        #expect(try lives() == [-1, -1, -1])
        var change = SessionChange()
        change.expiry = .at(.fixed(place.clock.now.adding(microseconds: 10_000_000)))
        try chat.set(change)
        #expect(try lives().allSatisfy { (3_600_001...3_610_000).contains($0) })
        change.expiry = .never
        try chat.set(change)
        #expect(try lives() == [-1, -1, -1])
    }

    @Test func aRaceRenewsTheLifeToo() throws {
        try place.start(.sliding(microseconds: 60_000_000))
        _ = try place.store.append(place.message("a", key: "k"))
        let clock = place.clock
        let other = try RedisStore(place.server.url(), configuration: StoreConfiguration(clock: { clock.now }))
        _ = try other.append(place.message("b"))
        for key in place.keys.own { _ = try place.client.send(Command("PEXPIRE", key, "1000")) }
        place.clock.advance(seconds: 50)
        // The first store doesn't know the present head: the server places the entry.
        _ = try place.store.append(place.message("c", key: "l"))
        #expect(try lives().allSatisfy { (3_650_000...3_660_000).contains($0) })
        place.clock.advance(seconds: 50)
        #expect(try other.required(Place.session).updatedAt == clock.now.adding(microseconds: -50_000_000))
        #expect(try Verifier(other).verify(Place.session).damage.isEmpty)
        #expect(try other.check(nil).isEmpty)
    }

    @Test func deletingLeavesNothing() throws {
        for index in 0..<50 {
            let reference = SessionReference(SessionID(unchecked: "s\(index)"))
            _ = try place.store.create(NewSession(reference))
            var draft = Draft(id: "a", kind: .value, author: "A")
            draft.key = "k"
            _ = try place.store.appendUnflushed(Append(to: reference, [draft]))
            _ = try place.store.stage(NewSession(SessionReference(SessionID(unchecked: "copy\(index)"))))
        }
        for index in 0..<50 {
            #expect(try place.store.delete(SessionReference(SessionID(unchecked: "s\(index)"))))
            try place.store.discard(SessionReference(SessionID(unchecked: "copy\(index)")))
        }
        #expect(try place.count() == 0)
    }

    @Test func expiringLeavesNothingBehindTheNextList() throws {
        try place.start(.sliding(microseconds: 1_000_000))
        _ = try place.store.append(place.message("a", key: "k"))
        for key in place.keys.own { _ = try place.client.send(Command("PEXPIRE", key, "1")) }
        try Patience.wait { try place.keys.own.allSatisfy { try place.life($0) == -2 } }
        #expect(try place.store.sessions(SessionQuery()).items.isEmpty)
        #expect(try place.count() == 0)
    }
}
