/// Where MOVED or ASK sends a command.
struct Redirection: Equatable, Sendable {
    var slot: Int
    var endpoint: Endpoint

    init(slot: Int, endpoint: Endpoint) {
        self.slot = slot
        self.endpoint = endpoint
    }

    /// Reads what stands behind the code word: a slot and `host:port`.
    ///
    /// - Parameter asked: who answered: an empty host stands for it.
    init?(_ detail: String, from asked: Endpoint) {
        let words = detail.split(separator: " ")
        guard words.count >= 2, let slot = Int(words[0]), (0..<KeySlot.count).contains(slot),
            let colon = words[1].lastIndex(of: ":"), let port = Int(words[1][colon...].dropFirst()),
            (1...65535).contains(port)
        else { return nil }
        var host = words[1][..<colon]
        if host.hasPrefix("["), host.hasSuffix("]") { host = host.dropFirst().dropLast() }
        self.slot = slot
        endpoint = .tcp(host: host.isEmpty ? asked.host : String(host), port: port)
    }
}
