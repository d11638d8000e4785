import Multichat
import Testing

@testable import MultichatInterchange

@Suite struct WrittenTimeTests {
    static let texts: [(String, String)] = [
        ("2025-10-09T20:52:04.373395", "2025-10-09T20:52:04.373395Z"),
        ("2025-10-10 03:45:00", "2025-10-10T03:45:00.000000Z"), ("2025-10-14", "2025-10-14T00:00:00.000000Z"),
        ("2025-08-11T10:41:07.8765626-05:00", "2025-08-11T15:41:07.876562Z"),
        ("2025-10-14 12:15:00Z", "2025-10-14T12:15:00.000000Z"),
        ("2025-10-14 12:15 UTC", "2025-10-14T12:15:00.000000Z"),
        ("2025/01/31 08:00", "2025-01-31T08:00:00.000000Z"), ("January 19, 2025", "2025-01-19T00:00:00.000000Z"),
        ("19 Jan 2025", "2025-01-19T00:00:00.000000Z"), ("`2025-10-14`", "2025-10-14T00:00:00.000000Z"),
    ]

    @Test(arguments: texts) func manyFormsAreRead(_ text: String, _ expected: String) {
        #expect(WrittenTime([text], zone: .utc).sentAt == expected)
    }

    @Test(arguments: ["D:\\Agent_CellPhone", "2025-10-14 13:17 CST", "02:15", "2025-02-30", "soon"])
    func whatCannotBeReadStaysText(_ text: String) {
        let time = WrittenTime([text], zone: .utc)
        #expect(time.time == nil)
        #expect(time.sentAt == text)
    }

    @Test func secondsSinceTheEpochAreExactToTheMicrosecond() {
        #expect(WrittenTime.epoch("1758687205.1307282")?.microseconds == 1_758_687_205_130_728)
        #expect(WrittenTime.epoch("1755306300")?.microseconds == 1_755_306_300_000_000)
        #expect(WrittenTime.epoch("1755306300123")?.microseconds == 1_755_306_300_123_000)
        #expect(WrittenTime.epoch("1e9") == nil)
        #expect(WrittenTime.epoch("9999999999999999999") == nil)
    }

    @Test func anEpochBeatsAZonelessTimeOnly() {
        let zoneless = WrittenTime(["2025-01-15T20:05:00"], epoch: "1755306300", zone: .utc)
        #expect(zoneless.time?.microseconds == 1_755_306_300_000_000)
        let zoned = WrittenTime(["2025-01-15T20:05:00Z"], epoch: "1755306300", zone: .utc)
        #expect(zoned.sentAt == "2025-01-15T20:05:00.000000Z")
    }

    @Test func zonelessTimesAreReadInTheZone() throws {
        let summer = "2025-07-01 12:00:00"
        #expect(WrittenTime([summer], zone: try ImportZone("+02:00")).sentAt == "2025-07-01T10:00:00.000000Z")
        #expect(WrittenTime([summer], zone: try ImportZone("-0530")).sentAt == "2025-07-01T17:30:00.000000Z")
        #expect(WrittenTime([summer + "Z"], zone: try ImportZone("+02:00")).sentAt == "2025-07-01T12:00:00.000000Z")
        for name in ["", "Nowhere/City", "../etc/passwd", "/etc/passwd", "+2"] {
            #expect(throws: MultichatError.self) { try ImportZone(name) }
        }
    }

    @Test(.enabled(if: (try? ImportZone("Europe/Berlin")) != nil, "the time zone database is not installed"))
    func namedZonesKnowTheirSummers() throws {
        let zone = try ImportZone("Europe/Berlin")
        #expect(WrittenTime(["2025-07-01 12:00:00"], zone: zone).sentAt == "2025-07-01T10:00:00.000000Z")
        #expect(WrittenTime(["2025-01-01 12:00:00.5"], zone: zone).sentAt == "2025-01-01T11:00:00.500000Z")
    }
}
