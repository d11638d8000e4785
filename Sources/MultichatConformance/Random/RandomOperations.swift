import Multichat
import Testing

#if canImport(Darwin)
    import Darwin
#else
    import Glibc
#endif

/// Makes the same random operations on a store and on the memory store, and compares every answer.
///
/// The seed is printed with a failure; `MULTICHAT_SEED` repeats it, `MULTICHAT_OPERATIONS` sets the length.
final class RandomOperations {
    private let context: LawContext
    private let model: MemoryStore
    private let maker: OperationMaker
    private let seed: UInt64
    private let count: Int

    init(_ context: LawContext) {
        self.context = context
        seed = Self.number("MULTICHAT_SEED") ?? UInt64.random(in: 0..<1 << 32)
        count = Self.number("MULTICHAT_OPERATIONS").map { Int($0) } ?? 10_000
        model = MemoryStore(LawContext.configuration(context.clock, seed: 1))
        maker = OperationMaker(SeededRandom(seed))
    }

    func run() throws {
        print("\(count) random operations: MULTICHAT_SEED=\(seed)")
        for step in 1...count {
            let operation = maker.next()
            if step % 1000 == 0 { try context.reopen() }
            if step % 10 == 0 { context.clock.advance(seconds: 1) }
            let expected = operation.answer(of: model)
            let answer = operation.answer(of: context.store)
            guard answer == expected else { return differs(step, "\(operation)", answer, expected) }
            if let session = operation.touched {
                let (store, model) = (try Glimpse(session, of: context.store), try Glimpse(session, of: model))
                guard store == model else { return differs(step, "\(operation), what it left", store, model) }
            }
            guard step % 500 == 0 else { continue }
            let contents = (try Contents(context.store), try Contents(model))
            guard contents.0 == contents.1 else { return differs(step, "contents", contents.0, contents.1) }
        }
    }

    private func differs(_ step: Int, _ operation: String, _ answer: Any, _ expected: Any) {
        Issue.record(
            """
            Operation \(step) of seed \(seed) (MULTICHAT_SEED=\(seed)) differs: \(operation)
            store: \(answer)
            model: \(expected)
            """)
    }

    private static func number(_ name: String) -> UInt64? { getenv(name).flatMap { UInt64(String(cString: $0)) } }
}
