extension JSONWriter {
    /// Writes labels as an object, ordered by the bytes of their names.
    public mutating func labels(_ labels: [String: String]) {
        raw("{")
        for (name, value) in labels.sorted(by: { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }) {
            separate()
            string(name)
            raw(":")
            string(value)
        }
        raw("}")
    }

    /// Writes `{"session", "sequence"}`, or `null`.
    public mutating func forkOrigin(_ origin: ForkOrigin?) {
        guard let origin else { return raw("null") }
        raw("{\"session\":")
        string(origin.session.text)
        raw(",\"sequence\":")
        integer(origin.sequence)
        raw("}")
    }

    /// Writes the members `expiresAt` (RFC 3339) and `ttl` (microseconds), of which at most one is not `null`.
    public mutating func expiry(_ expiry: Expiry?) {
        var date: Timestamp?
        var duration: Int?
        switch expiry {
        case .fixed(let time): date = time
        case .sliding(let microseconds): duration = Int(microseconds)
        case nil: break
        }
        key("expiresAt")
        time(date)
        key("ttl")
        integer(duration)
    }
}
