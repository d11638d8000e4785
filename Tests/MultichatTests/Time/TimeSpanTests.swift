import Multichat
import Testing

struct TimeSpanTests {
    @Test(
        arguments: [
            ("1ms", 1000), ("90s", 90_000_000), ("15m", 900_000_000), ("1d12h", 129_600_000_000),
            ("2w", 1_209_600_000_000),
            ("1s500ms", 1_500_000), ("0h1s", 1_000_000),
        ] as [(String, Int64)]) func whatPeopleWriteIsRead(_ text: String, _ time: Int64) throws
    {
        #expect(try TimeSpan.microseconds(text) == time)
    }

    @Test(arguments: [
        "", "s", "1", "1 s", "-1s", "1x", "s1", "1.5s", "1sm", "+1s", "٣s", "9999999999999999999s", "9999999999w",
    ])
    func anythingElseIsNot(_ text: String) {
        #expect(throws: MultichatError.self) { try TimeSpan.microseconds(text, allowingZero: true) }
    }

    @Test func zeroHasAMeaningOnlyWhereItIsAllowed() throws {
        for text in ["0s", "0ms", "0d0s"] {
            #expect(try TimeSpan.microseconds(text, allowingZero: true) == 0)
            #expect(throws: MultichatError.self) { try TimeSpan.microseconds(text) }
        }
    }
}
