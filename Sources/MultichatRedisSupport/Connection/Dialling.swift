import CHiredis

/// Connects sockets.
enum Dialling {
    /// Connects to a server.
    static func connect(to endpoint: Endpoint, until deadline: MonotonicTime) throws(Fault) -> Socket {
        switch endpoint {
        case .unix(let path): try connect(toSocket: path)
        case .tcp(let host, let port): try connect(toHost: host, port: port, until: deadline)
        }
    }

    /// A Unix socket is there at once or not at all, unless its queue is full.
    private static func connect(toSocket path: String) throws(Fault) -> Socket {
        var address = sockaddr_un()
        let length = multichat_redis_unix_address(path, &address)
        guard length > 0 else { throw Fault(.refused, "the path of the socket is too long") }
        let descriptor = multichat_redis_socket(AF_UNIX)
        guard descriptor >= 0 else { throw Fault.system(.unreachable, multichat_redis_errno()) }
        let socket = Socket(descriptor)
        guard multichat_redis_connect_unix(descriptor, &address, length) == 0 else {
            throw Fault.system(.unreachable, multichat_redis_errno())
        }
        return socket
    }

    /// Tries the addresses of a host, one after the other.
    private static func connect(toHost host: String, port: Int, until deadline: MonotonicTime) throws(Fault) -> Socket {
        let addresses = try HostLookup.addresses(of: host, port: port, until: deadline)
        var last = Fault(.unreachable, "the host has no address")
        for address in addresses.all {
            do { return try connect(to: address, until: deadline) } catch { last = error }
        }
        throw last
    }

    private static func connect(
        to address: UnsafePointer<addrinfo>, until deadline: MonotonicTime
    ) throws(Fault) -> Socket {
        let descriptor = multichat_redis_socket(address.pointee.ai_family)
        guard descriptor >= 0 else { throw Fault.system(.unreachable, multichat_redis_errno()) }
        let socket = Socket(descriptor)
        if CHiredis.connect(descriptor, address.pointee.ai_addr, address.pointee.ai_addrlen) != 0 {
            let number = multichat_redis_errno()
            guard number == EINPROGRESS || number == EINTR else { throw Fault.system(.unreachable, number) }
            try Socket.wait(for: descriptor, writing: true, until: deadline)
            let outcome = multichat_redis_socket_error(descriptor)
            guard outcome == 0 else { throw Fault.system(.unreachable, outcome) }
        }
        multichat_redis_tune(descriptor)
        return socket
    }
}
