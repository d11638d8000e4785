import Multichat
import TestSupport
import Testing

@Suite struct ExpiryTests {
    @Test func aFixedOneStaysAndASlidingOneMoves() {
        let then = Timestamp(microseconds: 1000)
        #expect(Expiry.fixed(then).date(updatedAt: Timestamp(microseconds: 900)) == then)
        #expect(Expiry.sliding(microseconds: 50).date(updatedAt: then).microseconds == 1050)
        #expect(Expiry.sliding(microseconds: .max).date(updatedAt: then).microseconds == .max)
    }

    @Test(arguments: [Expiry.fixed(Timestamp(microseconds: 1000)), .sliding(microseconds: 900)])
    func aSessionIsGoneAtItsEnd(_ expiry: Expiry) {
        var new = NewSession(SessionReference("s"))
        new.expiry = expiry
        let session = Session(new, at: Timestamp(microseconds: 100))
        #expect(session.expiresAt?.microseconds == 1000)
        #expect(!session.isExpired(at: Timestamp(microseconds: 999)))
        #expect(session.isExpired(at: Timestamp(microseconds: 1000)))
    }

    @Test func impossibleOnesAreRefused() {
        for expiry in [
            Expiry.sliding(microseconds: 0), .sliding(microseconds: -1), .fixed(Timestamp(microseconds: .max)),
        ] {
            #expect(failure { try SessionRules.checkExpiry(expiry) }?.code == .invalid)
        }
    }

    @Test func aBeginningIsWrittenAndReadAlike() throws {
        var new = NewSession(SessionReference("s\u{2028}", in: "t"))
        new.topic = "T\""
        new.labels = ["b": "", "a": "\\"]
        new.participants = ["B", "A"]
        new.createdAt = Timestamp(microseconds: -1)
        new.updatedAt = Timestamp(microseconds: 1)
        new.forkedFrom = ForkOrigin(session: "p", sequence: 3)
        new.fence = 9
        for expiry in [nil, Expiry.fixed(Timestamp(microseconds: 5)), .sliding(microseconds: 7)] {
            new.expiry = expiry
            #expect(try NewSession(json: JSON(new.json.text)) == new)
        }
    }
}
