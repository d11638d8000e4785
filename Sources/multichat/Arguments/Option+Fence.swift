import Multichat

extension Option {
    /// The lease under which something is stored; the same in all commands that append.
    static let fence = Option(
        "fence", "[LEASE:]N",
        "store only while nobody has taken the lease of this fence over; N alone: a lease outside of sessions")
}

extension Invocation {
    /// What `--fence` expects of the session.
    func fence() throws -> [Expectation] {
        guard let text = value(.fence) else { return [] }
        let colon = text.lastIndex(of: ":")
        let number = colon.map { text[text.index(after: $0)...] } ?? text[...]
        guard let fence = Int(number), fence >= 1 else {
            throw UsageError(
                "The value of --fence must be LEASE:N, or N for a lease outside of sessions.",
                hint: "`multichat lease acquire` prints the fence.")
        }
        guard let colon else { return [.fence(fence)] }
        return [try Lease.expectation(of: String(text[..<colon]), fence: fence)]
    }
}
