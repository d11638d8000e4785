import Multichat
import MultichatRedisSupport

extension RedisStore {
    /// Appends a batch: all of it or nothing; as durable as the server is once it returns.
    public func append(_ append: Append) throws -> Receipt {
        try self.append(append, isUnflushed: false).receipt
    }

    func append(_ append: Append, isUnflushed: Bool) throws -> UnflushedAppend {
        try configuration.measured(.append, append.session, entries: append.drafts.count) {
            try AppendRules.check(append, configuration)
            let log = try log(append.session)
            configuration.metrics?.lookedUp(cache[append.session] != nil)
            do {
                return try planners.with { desk in
                    let appending = Appending(
                        append: append, log: log, cache: cache, desk: desk, clock: configuration.clock,
                        isUnflushed: isUnflushed)
                    return try appending.run()
                }
            } catch let error as MultichatError where error.code == .unknownOutcome {
                cache[append.session] = nil
                throw error.with {
                    $0.session = append.session.id.text
                    $0.ids = append.drafts.map(\.id)
                }
            }
        }
    }
}
