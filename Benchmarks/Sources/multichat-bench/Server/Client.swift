import CFloors

/// A connection to an HTTP server of this machine that sends a request at a time and waits for its answer.
final class Client {
    /// An answer.
    struct Answer {
        /// Its status.
        var status: Int
        /// How many bytes its body has.
        var length: Int
    }

    /// Its descriptor.
    let descriptor: Int32
    private var buffer = [UInt8](repeating: 0, count: 1 << 16)

    init(port: Int) throws {
        descriptor = floor_connect(Int32(port))
        guard descriptor >= 0 else { throw BenchFailure("Nobody listens on the port \(port).") }
    }

    deinit { floor_disconnect(descriptor) }

    /// Asks for a path.
    func get(_ path: String) throws -> Answer {
        try send("GET \(path) HTTP/1.1\r\nHost: localhost\r\n\r\n")
        return try receive()
    }

    /// Posts JSON to a path.
    func post(_ json: String, to path: String) throws -> Answer {
        try send(
            "POST \(path) HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
                + "Content-Length: \(json.utf8.count)\r\n\r\n\(json)")
        return try receive()
    }

    /// Begins to follow a path's events: reads the header of the answer, and nothing of the events.
    func follow(_ path: String) throws {
        try send("GET \(path) HTTP/1.1\r\nHost: localhost\r\nAccept: text/event-stream\r\n\r\n")
        var head: [UInt8] = []
        while !head.ends(with: "\r\n\r\n".utf8) {
            var byte: UInt8 = 0
            guard floor_receive(descriptor, &byte, 1) == 1 else { throw BenchFailure("The server hung up.") }
            head.append(byte)
        }
        guard Self.status(head[...]) == 200 else { throw BenchFailure(String(decoding: head, as: UTF8.self)) }
    }

    /// Sends bytes.
    func send(_ text: String) throws {
        guard floor_send(descriptor, text, Int64(text.utf8.count)) == 0 else {
            throw BenchFailure("The server hung up.")
        }
    }

    private func receive() throws -> Answer {
        var count = 0
        while true {
            let more = Int(floor_receive(descriptor, &buffer[count], Int64(buffer.count - count)))
            guard more > 0 else { throw BenchFailure("The server hung up.") }
            count += more
            if let answer = Self.answer(buffer[..<count]) { return answer }
            if count == buffer.count { throw BenchFailure("The answer is longer than this client takes.") }
        }
    }

    /// The answer that bytes hold; `nil` while it isn't complete.
    private static func answer(_ bytes: ArraySlice<UInt8>) -> Answer? {
        let text = String(decoding: bytes, as: UTF8.self)
        guard let end = text.firstRange(of: "\r\n\r\n") else { return nil }
        let head = text[..<end.lowerBound].lowercased()
        let field = head.firstRange(of: "content-length: ").map { head[$0.upperBound...].prefix { $0.isNumber } }
        guard let length = field.flatMap({ Int($0) }) else { return nil }
        let isComplete = text[end.upperBound...].utf8.count >= length
        return isComplete ? Answer(status: status(bytes), length: length) : nil
    }

    private static func status(_ bytes: ArraySlice<UInt8>) -> Int {
        Int(String(decoding: bytes.dropFirst(9).prefix(3), as: UTF8.self)) ?? 0
    }
}

extension [UInt8] {
    /// Whether they end with some others.
    fileprivate func ends(with other: String.UTF8View) -> Bool { suffix(other.count).elementsEqual(other) }
}
