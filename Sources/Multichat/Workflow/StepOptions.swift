/// How a step is run.
public struct StepOptions: Sendable {
    /// Whether a step that was running when its process died is reported instead of run again.
    public var isAtMostOnce = false
    /// How often it is tried before it has failed, at least once.
    public var attempts = 1
    /// How long to wait before the second attempt; doubled before each further one.
    public var backoff = Duration.seconds(1)
    /// The longest wait between two attempts.
    public var longestBackoff = Duration.seconds(60)

    /// Makes options: run again after a death, tried once.
    public init() {}

    /// Run again where its process died in it: for steps that may be repeated.
    public static let atLeastOnce = StepOptions()

    /// Never run twice: where its process died in it, it has failed, and people decide. It isn't tried again either.
    public static let atMostOnce = StepOptions().with { $0.isAtMostOnce = true }

    /// Tried several times, with waits between that double.
    public static func retrying(_ attempts: Int, backoff: Duration = .seconds(1)) -> StepOptions {
        StepOptions().with {
            $0.attempts = attempts
            $0.backoff = backoff
        }
    }

    /// A copy that is changed by the closure.
    public func with(_ change: (inout StepOptions) -> Void) -> StepOptions {
        var copy = self
        change(&copy)
        return copy
    }

    /// The wait behind an attempt.
    func delay(after attempt: Int) -> Duration {
        var delay = backoff
        for _ in 1..<max(attempt, 1) where delay < longestBackoff { delay += delay }
        return min(delay, longestBackoff)
    }

    func check(_ step: String) throws {
        guard attempts >= 1, !isAtMostOnce || attempts == 1, backoff >= .zero else {
            throw MultichatError(
                .invalid, "The step \(step) is to be tried \(attempts) times.",
                hint: "At least once; and exactly once where it is `atMostOnce`. The wait can't be below zero.")
        }
    }
}
