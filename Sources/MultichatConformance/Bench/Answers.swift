import Dispatch
import Multichat
import Synchronization

/// The outcomes that completions were told, by the number of the submission.
final class Answers: Sendable {
    private let outcomes = Mutex<[Int: [Result<Receipt, any Error>]]>([:])
    private let signal = DispatchSemaphore(value: 0)

    /// What a submission is to call.
    func completion(_ number: Int) -> @Sendable (Result<Receipt, any Error>) -> Void {
        { outcome in
            self.outcomes.withLock { $0[number, default: []].append(outcome) }
            self.signal.signal()
        }
    }

    /// Waits until so many calls came, and answers what each of as many submissions was told.
    func wait(_ count: Int) throws -> [Result<Receipt, any Error>] {
        for number in 0..<count where signal.wait(timeout: .now() + .seconds(60)) == .timedOut {
            throw MultichatError(.internal, "Only \(number) of \(count) submissions were answered.")
        }
        return try all(count)
    }

    /// What each of so many submissions was told by now: one outcome each.
    func all(_ count: Int) throws -> [Result<Receipt, any Error>] {
        let outcomes = outcomes.withLock { $0 }
        return try (0..<count).map { number in
            guard let told = outcomes[number], told.count == 1 else {
                throw MultichatError(
                    .internal, "Submission \(number) was answered \(outcomes[number]?.count ?? 0) times.")
            }
            return told[0]
        }
    }
}
