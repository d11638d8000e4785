import Multichat
import TestSupport
import Testing

@Suite struct RFC3339Tests {
    /// Texts and their microseconds since 1970, UTC.
    static let readable: [(text: String, micros: Int64)] = [
        ("1970-01-01T00:00:00Z", 0), ("1970-01-01t00:00:00z", 0), ("1970-01-01 00:00", 0),
        ("1970-01-02", 86_400_000_000),
        ("2026-11-21T10:00:00.000001Z", 1_795_255_200_000_001), ("2026-11-21T10:00:00.5Z", 1_795_255_200_500_000),
        ("2026-11-21T10:00:00.1234567899Z", 1_795_255_200_123_456), ("2026-11-21T10:00:00,25Z", 1_795_255_200_250_000),
        ("2026-11-21T11:30:00+01:30", 1_795_255_200_000_000), ("2026-11-21T08:00:00-0200", 1_795_255_200_000_000),
        ("2026-11-21T15:00:00+05", 1_795_255_200_000_000), ("2026-11-21T10:00:00 -00:00", 1_795_255_200_000_000),
        ("2016-12-31T23:59:60Z", 1_483_228_800_000_000), ("2024-02-29T00:00:00Z", 1_709_164_800_000_000),
        ("0000-01-01T00:00:00.000000Z", -62_167_219_200_000_000),
        ("9999-12-31T23:59:59.999999Z", 253_402_300_799_999_999), ("1969-12-31T23:59:59.999999Z", -1),
    ]

    @Test(arguments: readable) func reads(_ text: String, _ micros: Int64) {
        #expect(RFC3339.parse(text) == Timestamp(microseconds: micros))
    }

    @Test(arguments: [
        "", "1970", "1970-1-1", "1970-01-01T", "1970-01-01X00:00:00Z", "1970-00-01", "1970-13-01", "1970-01-00",
        "1970-01-32",
        "2023-02-29", "1900-02-29", "2026-04-31", "1970-01-01T24:00:00Z", "1970-01-01T00:60:00Z",
        "1970-01-01T00:00:61Z",
        "1970-01-01T00:00:00.Z", "1970-01-01T00:00:00+24:00", "1970-01-01T00:00:00+00:60", "1970-01-01T00:00:00+1",
        "1970-01-01T00:00:00Zx", " 1970-01-01", "+1970-01-01", "-0001-01-01", "10000-01-01", "١٩٧٠-01-01",
        "1970-01-01T00:00:00 ", "1970-01-01T00", "1970-01-01T0:00",
    ]) func refuses(_ text: String) { #expect(RFC3339.parse(text) == nil) }

    @Test func aTextWithoutZoneIsReadWithTheGivenOne() {
        #expect(RFC3339.parse("1970-01-01T02:00:00", zoneless: 7200) == Timestamp(microseconds: 0))
        #expect(RFC3339.parse("1970-01-02", zoneless: -3600) == Timestamp(microseconds: 90_000_000_000))
        #expect(RFC3339.parse("1970-01-01T02:00:00", zoneless: nil) == nil)
        #expect(RFC3339.parse("1970-01-01T02:00:00Z", zoneless: 7200) == Timestamp(microseconds: 7_200_000_000))
    }

    @Test func whatIsWrittenIsReadAgain() {
        var random = SeededRandom(seed: 3)
        for _ in 0..<20_000 {
            let range = Timestamp.storable.lowerBound.microseconds...Timestamp.storable.upperBound.microseconds
            let time = Timestamp(microseconds: .random(in: range, using: &random))
            #expect(time.description.utf8.count == 27)
            #expect(RFC3339.parse(time.description) == time)
        }
    }

    @Test func textsSortAsTheirTimes() {
        #expect(Timestamp(microseconds: -1).description == "1969-12-31T23:59:59.999999Z")
        #expect(Timestamp(microseconds: 1).description == "1970-01-01T00:00:00.000001Z")
        #expect(Timestamp(microseconds: .max).adding(microseconds: 1).microseconds == .max)
        #expect(Timestamp(microseconds: .min).adding(microseconds: -1).microseconds == .min)
    }
}
