extension StoreConfiguration {
    /// Does what a store is asked for and notes how long it took and how it ended.
    ///
    /// - Parameters:
    ///   - operation: what is done.
    ///   - session: the session concerned.
    ///   - entries: how many entries are stored.
    ///   - body: what does it.
    @inlinable public func measured<Result>(
        _ operation: Metrics.Operation, _ session: SessionReference? = nil, entries: Int = 0,
        _ body: () throws -> Result
    ) throws -> Result {
        guard let metrics else { return try body() }
        let start = Platform.monotonicMicroseconds()
        do {
            let result = try body()
            metrics.note(operation, session, entries: entries, since: start)
            return result
        } catch {
            metrics.note(operation, session, entries: 0, since: start, error)
            throw error
        }
    }
}

extension Metrics {
    /// Notes the end of an operation.
    public func note(
        _ operation: Operation, _ session: SessionReference?, entries: Int, since start: Int64,
        _ error: (any Error)? = nil
    ) {
        let duration = Platform.monotonicMicroseconds() - start
        self[operation].add(duration)
        if entries > 0 { self.entries.add(entries) }
        if let error { self[(error as? MultichatError)?.code ?? .internal].add() }
        guard let slow, duration >= slow.threshold else { return }
        slow.tell(
            SlowOperation(
                operation: operation, session: session, entries: entries, microseconds: duration,
                error: error.map { ($0 as? MultichatError)?.code ?? .internal }))
    }
}
