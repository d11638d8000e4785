import Dispatch
import Multichat

/// Waits for something that others do.
enum Waiting {
    /// Looks again whenever something has changed in a store, until what is seen is wanted, or a time is over; answers
    /// what was seen last.
    ///
    /// - Parameter patience: how long, in microseconds.
    static func until<Answer>(
        _ patience: Int64, _ store: any Store, _ look: () throws -> Answer, wanted: (Answer) -> Bool
    ) throws -> Answer {
        guard patience > 0 else { return try look() }
        let (sum, overflow) = Int64(Clock.now()).addingReportingOverflow(patience)
        let deadline = overflow ? Int64.max : sum
        let signal = DispatchSemaphore(value: 0)
        let watch = try store.watchOrPoll { _ in signal.signal() }
        defer { watch.end() }
        while true {
            let isLast = Int64(Clock.now()) >= deadline
            let answer = try look()
            if isLast || wanted(answer) { return answer }
            let rest = max(deadline - Int64(Clock.now()), 0)
            _ = signal.wait(timeout: .now() + .microseconds(Int(clamping: min(rest, 3_600_000_000))))
            // Many changes are one reason to look.
            while signal.wait(timeout: .now()) == .success {}
        }
    }
}
