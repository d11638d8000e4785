#if canImport(Darwin)
    import Darwin
#else
    import Glibc
#endif

/// A socket on which a test sends what no client library would.
final class RawClient {
    private let descriptor: Int32
    var buffer: [UInt8] = []

    init(port: Int, patience seconds: Int = 20) throws {
        #if canImport(Darwin)
            descriptor = socket(AF_INET, SOCK_STREAM, 0)
        #else
            descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        #endif
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = UInt16(port).bigEndian
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        let code = withUnsafeBytes(of: &address) { bytes in
            connect(
                descriptor, bytes.baseAddress?.assumingMemoryBound(to: sockaddr.self),
                socklen_t(MemoryLayout<sockaddr_in>.size))
        }
        guard code == 0 else { throw NoAnswer("can't connect to port \(port)") }
        var time = timeval(tv_sec: seconds, tv_usec: 0)
        setsockopt(descriptor, SOL_SOCKET, SO_RCVTIMEO, &time, socklen_t(MemoryLayout<timeval>.size))
    }

    deinit { close(descriptor) }

    /// Sends a text as it is.
    func send(_ text: String) { send(Array(text.utf8)) }

    /// Sends bytes as they are; what can't be sent is forgotten.
    func send(_ bytes: [UInt8]) {
        var rest = bytes[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { Self.write(descriptor, $0.baseAddress, $0.count) }
            guard count > 0 else { return }
            rest = rest.dropFirst(count)
        }
    }

    /// Whether the server closes the connection without another byte.
    func isClosed() -> Bool { buffer.isEmpty && !fill() }

    /// Whether the server ends the connection within some milliseconds, whatever there is to read before.
    func isHungUp(within milliseconds: Int32) -> Bool {
        // Its end of the connection is shut (POLLRDHUP), or the whole of it is.
        var watched = pollfd(fd: descriptor, events: 0x2000, revents: 0)
        return poll(&watched, 1, milliseconds) > 0
    }

    /// Reads an interim answer; answers its status.
    func interim() throws -> Int {
        let whole = Array("HTTP/1.1 100 Continue\r\n\r\n".utf8)
        while buffer.count < whole.count { guard fill() else { break } }
        guard buffer.starts(with: whole) else { throw NoAnswer("no interim answer") }
        buffer.removeFirst(whole.count)
        return 100
    }

    /// Reads the next answer.
    func answer(hasBody: Bool = true) throws -> RawAnswer {
        while true {
            if let (answer, size) = RawAnswer.parse(buffer, hasBody: hasBody, isComplete: false) {
                buffer.removeFirst(size)
                return answer
            }
            guard fill() else { break }
        }
        guard let (answer, size) = RawAnswer.parse(buffer, hasBody: hasBody, isComplete: true) else {
            throw NoAnswer("no answer: \(String(decoding: buffer.prefix(300), as: UTF8.self))")
        }
        buffer.removeFirst(size)
        return answer
    }

    /// Reads what comes next; answers whether something did.
    func fill() -> Bool {
        var part = [UInt8](repeating: 0, count: 64 << 10)
        let count = recv(descriptor, &part, part.count, 0)
        guard count > 0 else { return false }
        buffer += part[..<count]
        return true
    }

    private static func write(_ descriptor: Int32, _ bytes: UnsafeRawPointer?, _ count: Int) -> Int {
        #if canImport(Darwin)
            Darwin.send(descriptor, bytes, count, 0)
        #else
            Glibc.send(descriptor, bytes, count, Int32(MSG_NOSIGNAL))
        #endif
    }
}
