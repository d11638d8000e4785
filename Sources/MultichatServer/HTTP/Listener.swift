import Multichat

#if canImport(Darwin)
    import Darwin
#else
    import Glibc
#endif

/// A socket that listens.
struct Listener: Sendable {
    /// Its descriptor.
    let descriptor: Int32
    /// The port; 0 for a socket that is no network's.
    let port: Int
    /// Whether only this machine can connect to it.
    let isLocal: Bool

    /// Takes a socket that listens already, as systemd hands it over.
    init(descriptor: Int32) throws {
        self.descriptor = descriptor
        (port, isLocal) = try Self.place(of: descriptor)
    }

    /// Listens on an address.
    ///
    /// - Parameters:
    ///   - host: a name or an address; of several, the first that can be used is taken.
    ///   - port: the port; 0 takes a free one.
    /// - Throws: ``MultichatError`` with the code `unavailable`, which says why.
    init(host: String, port: Int) throws {
        var wanted = addrinfo()
        wanted.ai_flags = AI_PASSIVE
        #if canImport(Darwin)
            wanted.ai_socktype = SOCK_STREAM
        #else
            wanted.ai_socktype = Int32(SOCK_STREAM.rawValue)
        #endif
        var found: UnsafeMutablePointer<addrinfo>?
        let code = getaddrinfo(host, String(port), &wanted, &found)
        defer { freeaddrinfo(found) }
        guard code == 0 else {
            throw MultichatError(
                .unavailable, "The host \(host) has no address: \(String(cString: gai_strerror(code))).")
        }
        var reason: Int32 = 0
        var next = found
        while let address = next {
            if let descriptor = Self.listen(on: address.pointee, &reason) {
                try self.init(descriptor: descriptor)
                return
            }
            next = address.pointee.ai_next
        }
        throw MultichatError(
            .unavailable, "\(host):\(port) can't be listened on: \(String(cString: strerror(reason))).",
            hint: reason == EADDRINUSE ? "Another server uses that port: choose another with --port." : nil)
    }

    /// Ends listening: whoever connects is refused.
    static func close(_ descriptor: Int32) {
        #if canImport(Darwin)
            _ = Darwin.close(descriptor)
        #else
            _ = Glibc.close(descriptor)
        #endif
    }

    private static func listen(on address: addrinfo, _ reason: inout Int32) -> Int32? {
        let descriptor = socket(address.ai_family, address.ai_socktype, address.ai_protocol)
        guard descriptor >= 0 else {
            reason = errno
            return nil
        }
        var yes: Int32 = 1
        setsockopt(descriptor, SOL_SOCKET, SO_REUSEADDR, &yes, socklen_t(MemoryLayout<Int32>.size))
        _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC)
        guard bind(descriptor, address.ai_addr, address.ai_addrlen) == 0, backlog(descriptor) == 0 else {
            reason = errno
            close(descriptor)
            return nil
        }
        return descriptor
    }

    private static func backlog(_ descriptor: Int32) -> Int32 {
        #if canImport(Darwin)
            Darwin.listen(descriptor, 1024)
        #else
            Glibc.listen(descriptor, 1024)
        #endif
    }

    /// The port of a socket, and whether its address is one of this machine alone.
    private static func place(of descriptor: Int32) throws -> (port: Int, isLocal: Bool) {
        var storage = sockaddr_storage()
        var size = socklen_t(MemoryLayout<sockaddr_storage>.size)
        let code = withUnsafeMutableBytes(of: &storage) { bytes -> Int32 in
            guard let start = bytes.baseAddress else { return -1 }
            return getsockname(descriptor, start.assumingMemoryBound(to: sockaddr.self), &size)
        }
        guard code == 0 else { throw MultichatError(.unavailable, "The socket that was handed over can't be used.") }
        // The port stands behind the family in both forms, highest byte first, and then the address.
        return withUnsafeBytes(of: storage) { bytes in
            let port = Int(bytes[2]) << 8 | Int(bytes[3])
            switch Int32(storage.ss_family) {
            case AF_INET: return (port, bytes[4] == 127)
            case AF_INET6: return (port, bytes[8..<24].elementsEqual([UInt8](repeating: 0, count: 15) + [1]))
            default: return (0, true)
            }
        }
    }
}
