import Testing

@testable import Multichat

@Suite struct CivilDateTests {
    /// All days of an era of 400 years, counted one by one with the calendar's own rules.
    @Test func everyDayOfFourHundredYears() {
        var date = CivilDate(year: 1600, month: 3, day: 1)
        var count = date.daysSince1970
        #expect(count == -135_080)
        var wrong = 0
        while date.year < 2001 || date.month < 3 {
            if date.daysSince1970 != count || CivilDate(daysSince1970: count) != date || !date.isValid { wrong += 1 }
            date = Self.next(date)
            count += 1
        }
        #expect(wrong == 0)
        #expect(CivilDate(daysSince1970: 0) == CivilDate(year: 1970, month: 1, day: 1))
    }

    @Test(arguments: [(2023, 2, 29), (1900, 2, 29), (2026, 4, 31), (2026, 1, 0), (2026, 12, 32)])
    func daysThatDoNotExist(_ year: Int64, _ month: Int64, _ day: Int64) {
        #expect(!CivilDate(year: year, month: month, day: day).isValid)
    }

    private static func next(_ date: CivilDate) -> CivilDate {
        var next = date
        next.day += 1
        if next.day > length(date) { (next.month, next.day) = (date.month + 1, 1) }
        if next.month > 12 { (next.year, next.month) = (date.year + 1, 1) }
        return next
    }

    private static func length(_ date: CivilDate) -> Int64 {
        let isLeap = date.year % 4 == 0 && (date.year % 100 != 0 || date.year % 400 == 0)
        let lengths: [Int64] = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
        return lengths[Int(date.month) - 1]
    }
}
