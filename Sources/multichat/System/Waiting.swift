/// Waits for something that others do.
enum Waiting {
    /// The shortest and the longest pause between two looks, in microseconds.
    private static let pauses = 20_000...500_000

    /// Looks again and again until what is seen is wanted, or a time is over; answers what was seen last.
    ///
    /// The pauses grow, so that waiting for long costs little; the last one ends with the time.
    static func until<Answer>(
        _ patience: Int64, _ look: () throws -> Answer, wanted: (Answer) -> Bool
    ) throws -> Answer {
        let (sum, overflow) = Clock.now().addingReportingOverflow(Int(patience))
        let deadline = overflow ? Int.max : sum
        var pause = pauses.lowerBound
        while true {
            let isLast = Clock.now() >= deadline
            let answer = try look()
            if isLast || wanted(answer) { return answer }
            Clock.pause(microseconds: max(0, min(pause, deadline - Clock.now())))
            pause = min(pause * 2, pauses.upperBound)
        }
    }
}
