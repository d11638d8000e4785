import Multichat

#if canImport(Darwin)
    import Darwin
#else
    import Glibc
#endif

/// A connection on which one request is made, and its answer read as it comes.
final class ServerConnection {
    private let descriptor: Int32
    private var buffer: [UInt8] = []
    private var place = 0

    /// Connects.
    ///
    /// - Throws: ``MultichatError`` with the code `unavailable`.
    init(_ server: ServerURL) throws {
        guard let descriptor = Self.connect(server) else {
            throw MultichatError(
                .unavailable, "The server \(server.authority) can't be reached.",
                hint: "Is `multichat serve` running there?", retry: .later)
        }
        self.descriptor = descriptor
    }

    deinit { close(descriptor) }

    /// Sends a text.
    func send(_ text: String) throws {
        var rest = Array(text.utf8)[...]
        while !rest.isEmpty {
            switch rest.withUnsafeBytes({ Descriptor.write(descriptor, $0) }) {
            case .success(let count): rest = rest.dropFirst(count)
            case .failure: throw Self.lost
            }
        }
    }

    /// Reads a line without its end.
    func line() throws -> String {
        while true {
            if let end = buffer[place...].firstIndex(of: UInt8(ascii: "\n")) {
                defer { place = end + 1 }
                let line = buffer[place..<end]
                return String(decoding: line.last == UInt8(ascii: "\r") ? line.dropLast() : line, as: UTF8.self)
            }
            try fill()
        }
    }

    /// Reads so many bytes.
    func bytes(_ count: Int) throws -> [UInt8] {
        while buffer.count - place < count { try fill() }
        defer { place += count }
        return Array(buffer[place..<place + count])
    }

    /// That a connection has ended: it is made anew.
    static let lost = MultichatError(.unavailable, "The connection to the server was lost.", retry: .later)

    /// Waits for what comes next.
    private func fill() throws {
        buffer.removeFirst(place)
        place = 0
        let count = try withUnsafeTemporaryAllocation(byteCount: 16 << 10, alignment: 1) { part in
            guard case .success(let count) = Descriptor.read(descriptor, into: part), count > 0 else {
                throw Self.lost
            }
            buffer += part[..<count]
            return count
        }
        precondition(count > 0)
    }

    private static func connect(_ server: ServerURL) -> Int32? {
        var wanted = addrinfo()
        #if canImport(Darwin)
            wanted.ai_socktype = SOCK_STREAM
        #else
            wanted.ai_socktype = Int32(SOCK_STREAM.rawValue)
        #endif
        var found: UnsafeMutablePointer<addrinfo>?
        guard getaddrinfo(server.host, String(server.port), &wanted, &found) == 0 else { return nil }
        defer { freeaddrinfo(found) }
        var next = found
        while let address = next?.pointee {
            let descriptor = socket(address.ai_family, address.ai_socktype, address.ai_protocol)
            if descriptor >= 0 {
                // A connection whose other end vanished without a word is noticed by the system's probes.
                var on: Int32 = 1
                setsockopt(descriptor, SOL_SOCKET, SO_KEEPALIVE, &on, socklen_t(MemoryLayout<Int32>.size))
                if open(descriptor, address) { return descriptor }
                close(descriptor)
            }
            next = address.ai_next
        }
        return nil
    }

    private static func open(_ descriptor: Int32, _ address: addrinfo) -> Bool {
        #if canImport(Darwin)
            Darwin.connect(descriptor, address.ai_addr, address.ai_addrlen) == 0
        #else
            Glibc.connect(descriptor, address.ai_addr, address.ai_addrlen) == 0
        #endif
    }
}
