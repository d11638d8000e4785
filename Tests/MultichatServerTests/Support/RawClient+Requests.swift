extension RawClient {
    /// Sends a request as other clients do.
    func send(_ method: String, _ target: String, _ body: String? = nil, _ fields: [String] = []) throws {
        var text = "\(method) \(target) HTTP/1.1\r\nHost: localhost\r\n"
        if let body {
            if !fields.contains(where: { $0.lowercased().hasPrefix("content-type:") }) {
                text += "Content-Type: application/json\r\n"
            }
            text += "Content-Length: \(body.utf8.count)\r\n"
        }
        for field in fields { text += field + "\r\n" }
        send(text + "\r\n" + (body ?? ""))
    }
}
