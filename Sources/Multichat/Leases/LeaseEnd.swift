extension StoreConfiguration {
    /// The store's time, and the one that lies a duration behind it.
    ///
    /// - Throws: ``MultichatError`` with the code `invalid` for a duration that isn't above zero, or ends after 9999.
    func span(_ duration: Duration) throws -> (now: Timestamp, end: Timestamp) {
        guard duration > .zero else {
            throw MultichatError(.invalid, "The time of a lease must be greater than zero.")
        }
        let now = clock()
        let end = now.adding(microseconds: max(duration.microseconds, 1))
        try SessionRules.checkTime(end, field: "end of the lease")
        return (now, end)
    }
}

extension Duration {
    /// Whole microseconds; at the end of what an integer can say instead of an overflow.
    package var microseconds: Int64 {
        let (seconds, attoseconds) = components
        let (product, overflow) = seconds.multipliedReportingOverflow(by: 1_000_000)
        guard !overflow else { return seconds > 0 ? .max : .min }
        let (sum, carried) = product.addingReportingOverflow(attoseconds / 1_000_000_000_000)
        return carried ? (seconds > 0 ? .max : .min) : sum
    }

    /// A duration of whole microseconds.
    init(microseconds: Int64) { self = .microseconds(microseconds) }
}
