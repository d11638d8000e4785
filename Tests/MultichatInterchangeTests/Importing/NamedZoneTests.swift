import Multichat
import Testing

@testable import MultichatInterchange

@Suite struct NamedZoneTests {
    /// What clocks show and when, as Python's `zoneinfo` says; the last ones are shown twice or never.
    private static let expected = """
        Europe/Berlin 1890-01-01T00:00:00 1889-12-31T23:06:32Z
        Europe/Berlin 1985-06-15T12:00:00 1985-06-15T10:00:00Z
        Europe/Berlin 2011-12-29T12:00:00 2011-12-29T11:00:00Z
        Europe/Berlin 2025-01-15T08:30:00 2025-01-15T07:30:00Z
        Europe/Berlin 2025-07-01T12:00:00 2025-07-01T10:00:00Z
        Europe/Berlin 2060-01-15T08:30:00 2060-01-15T07:30:00Z
        Europe/Berlin 2060-07-01T12:00:00 2060-07-01T10:00:00Z
        America/New_York 1890-01-01T00:00:00 1890-01-01T05:00:00Z
        America/New_York 1985-06-15T12:00:00 1985-06-15T16:00:00Z
        America/New_York 2011-12-29T12:00:00 2011-12-29T17:00:00Z
        America/New_York 2025-01-15T08:30:00 2025-01-15T13:30:00Z
        America/New_York 2025-07-01T12:00:00 2025-07-01T16:00:00Z
        America/New_York 2060-01-15T08:30:00 2060-01-15T13:30:00Z
        America/New_York 2060-07-01T12:00:00 2060-07-01T16:00:00Z
        Australia/Sydney 1890-01-01T00:00:00 1889-12-31T13:55:08Z
        Australia/Sydney 1985-06-15T12:00:00 1985-06-15T02:00:00Z
        Australia/Sydney 2011-12-29T12:00:00 2011-12-29T01:00:00Z
        Australia/Sydney 2025-01-15T08:30:00 2025-01-14T21:30:00Z
        Australia/Sydney 2025-07-01T12:00:00 2025-07-01T02:00:00Z
        Australia/Sydney 2060-01-15T08:30:00 2060-01-14T21:30:00Z
        Australia/Sydney 2060-07-01T12:00:00 2060-07-01T02:00:00Z
        Europe/Dublin 1890-01-01T00:00:00 1890-01-01T00:25:21Z
        Europe/Dublin 1985-06-15T12:00:00 1985-06-15T11:00:00Z
        Europe/Dublin 2011-12-29T12:00:00 2011-12-29T12:00:00Z
        Europe/Dublin 2025-01-15T08:30:00 2025-01-15T08:30:00Z
        Europe/Dublin 2025-07-01T12:00:00 2025-07-01T11:00:00Z
        Europe/Dublin 2060-01-15T08:30:00 2060-01-15T08:30:00Z
        Europe/Dublin 2060-07-01T12:00:00 2060-07-01T11:00:00Z
        America/Nuuk 1890-01-01T00:00:00 1890-01-01T03:26:56Z
        America/Nuuk 1985-06-15T12:00:00 1985-06-15T14:00:00Z
        America/Nuuk 2011-12-29T12:00:00 2011-12-29T15:00:00Z
        America/Nuuk 2025-01-15T08:30:00 2025-01-15T10:30:00Z
        America/Nuuk 2025-07-01T12:00:00 2025-07-01T13:00:00Z
        America/Nuuk 2060-01-15T08:30:00 2060-01-15T10:30:00Z
        America/Nuuk 2060-07-01T12:00:00 2060-07-01T13:00:00Z
        Asia/Kolkata 1890-01-01T00:00:00 1889-12-31T18:38:50Z
        Asia/Kolkata 1985-06-15T12:00:00 1985-06-15T06:30:00Z
        Asia/Kolkata 2011-12-29T12:00:00 2011-12-29T06:30:00Z
        Asia/Kolkata 2025-01-15T08:30:00 2025-01-15T03:00:00Z
        Asia/Kolkata 2025-07-01T12:00:00 2025-07-01T06:30:00Z
        Asia/Kolkata 2060-01-15T08:30:00 2060-01-15T03:00:00Z
        Asia/Kolkata 2060-07-01T12:00:00 2060-07-01T06:30:00Z
        Africa/Casablanca 1890-01-01T00:00:00 1890-01-01T00:30:20Z
        Africa/Casablanca 1985-06-15T12:00:00 1985-06-15T11:00:00Z
        Africa/Casablanca 2011-12-29T12:00:00 2011-12-29T12:00:00Z
        Africa/Casablanca 2025-01-15T08:30:00 2025-01-15T07:30:00Z
        Africa/Casablanca 2025-07-01T12:00:00 2025-07-01T11:00:00Z
        Africa/Casablanca 2060-01-15T08:30:00 2060-01-15T07:30:00Z
        Africa/Casablanca 2060-07-01T12:00:00 2060-07-01T11:00:00Z
        Asia/Gaza 1890-01-01T00:00:00 1889-12-31T21:42:08Z
        Asia/Gaza 1985-06-15T12:00:00 1985-06-15T09:00:00Z
        Asia/Gaza 2011-12-29T12:00:00 2011-12-29T10:00:00Z
        Asia/Gaza 2025-01-15T08:30:00 2025-01-15T06:30:00Z
        Asia/Gaza 2025-07-01T12:00:00 2025-07-01T09:00:00Z
        Asia/Gaza 2060-01-15T08:30:00 2060-01-15T06:30:00Z
        Asia/Gaza 2060-07-01T12:00:00 2060-07-01T09:00:00Z
        Pacific/Apia 1890-01-01T00:00:00 1889-12-31T11:26:56Z
        Pacific/Apia 1985-06-15T12:00:00 1985-06-15T23:00:00Z
        Pacific/Apia 2011-12-29T12:00:00 2011-12-29T22:00:00Z
        Pacific/Apia 2025-01-15T08:30:00 2025-01-14T19:30:00Z
        Pacific/Apia 2025-07-01T12:00:00 2025-06-30T23:00:00Z
        Pacific/Apia 2060-01-15T08:30:00 2060-01-14T19:30:00Z
        Pacific/Apia 2060-07-01T12:00:00 2060-06-30T23:00:00Z
        Europe/Berlin 2025-10-26T02:30:00 2025-10-26T00:30:00Z
        Europe/Berlin 2025-03-30T02:30:00 2025-03-30T01:30:00Z
        Europe/Berlin 2050-10-30T02:30:00 2050-10-30T00:30:00Z
        Australia/Sydney 2050-04-03T02:30:00 2050-04-02T15:30:00Z
        America/New_York 2050-03-13T02:30:00 2050-03-13T07:30:00Z
        """

    @Test(.enabled(if: NamedZone.find("Europe/Berlin") != nil, "the time zone database is not installed"))
    func knownTimes() throws {
        for line in Self.expected.split(separator: "\n") {
            let words = line.split(separator: " ").map(String.init)
            let local = try #require(RFC3339.parse(words[1]))
            #expect(NamedZone.utc(local, in: words[0]) == RFC3339.parse(words[2]), "\(line)")
        }
    }

    /// Databases differ in whether they list the changes of later years; the rule says the same.
    @Test(.enabled(if: NamedZone.find("Europe/Berlin") != nil, "the time zone database is not installed"))
    func theRuleAloneSaysTheSame() throws {
        let full = try #require(NamedZone.find("Europe/Berlin"))
        let rule = try #require(ZoneFile(Self.file("CET-1CEST,M3.5.0,M10.5.0/3")))
        for hour in stride(from: Int64(1_577_836_800), to: 2_000_000_000, by: 3600) {
            #expect(full.secondsEast(at: hour) == rule.secondsEast(at: hour))
        }
    }

    @Test func rulesOfManyForms() throws {
        #expect(ZoneRule("IST-5:30")?.secondsEast(at: 0) == 19_800)
        #expect(ZoneRule("<-02>2<-01>,M3.5.0/-1,M10.5.0/0")?.secondsEast(at: 1_751_371_200) == -3600)
        #expect(ZoneRule("IST-1GMT0,M10.5.0,M3.5.0/1")?.secondsEast(at: 1_751_371_200) == 3600)
        #expect(ZoneRule("IST-1GMT0,M10.5.0,M3.5.0/1")?.secondsEast(at: 1_736_899_200) == 0)
        #expect(ZoneRule("EET-2EEST,M3.4.4/50,M10.4.4/50")?.secondsEast(at: 1_751_371_200) == 10_800)
        for text in ["", "5", "CET", "CET-x", "CET-1CEST,M3.5.0", "CET-1CEST,M13.5.0,M1.5.0", "CET-1CEST,J60,J300"] {
            #expect(ZoneRule(text) == nil, "\(text)")
        }
    }

    @Test func whatIsNoZoneIsRefused() {
        let file = Self.file("UTC0")
        #expect(ZoneFile(file) != nil)
        for count in 0..<file.count - 6 { #expect(ZoneFile(Array(file[..<count])) == nil) }
        #expect(ZoneFile(Array(repeating: 0xFF, count: 4096)) == nil)
        #expect(ZoneFile(Array("TZif2".utf8) + Array(repeating: 0xFF, count: 4096)) == nil)
    }

    /// A file without changes: a block of the old form, one of the new, and the rule.
    private static func file(_ rule: String) -> [UInt8] {
        let header = Array("TZif2".utf8) + [UInt8](repeating: 0, count: 15)
        // One type of local time, whose name has one byte.
        let counts = [0, 0, 0, 0, 1, 1].flatMap { [0, 0, 0, $0] as [UInt8] }
        let block = header + counts + [UInt8](repeating: 0, count: 7)
        return block + block + Array("\n\(rule)\n".utf8)
    }
}
