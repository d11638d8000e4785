#if canImport(Darwin)
    import Darwin
#else
    import Glibc
#endif

/// What started this process and watches it, such as systemd.
enum Supervisor {
    /// The socket that was handed over, which listens already; `nil` where there is none.
    ///
    /// The number of the process and of the sockets stand in the environment; the first is the descriptor 3.
    static func socket() -> Int32? {
        guard let process = getenv("LISTEN_PID").flatMap({ Int32(String(cString: $0)) }), process == getpid(),
            let count = getenv("LISTEN_FDS").flatMap({ Int32(String(cString: $0)) }), count >= 1
        else { return nil }
        // Programs that this one starts are to get neither.
        _ = fcntl(3, F_SETFD, FD_CLOEXEC)
        unsetenv("LISTEN_PID")
        unsetenv("LISTEN_FDS")
        return 3
    }

    /// Tells it how this process does, if it wants to know.
    static func tell(_ state: String) {
        guard let path = getenv("NOTIFY_SOCKET"), path.pointee != 0 else { return }
        var address = sockaddr_un()
        address.sun_family = sa_family_t(AF_UNIX)
        let name = Array(String(cString: path).utf8)
        let isTaken = withUnsafeMutableBytes(of: &address.sun_path) { bytes in
            guard name.count < bytes.count else { return false }
            bytes.copyBytes(from: name)
            // A name that begins with an at sign stands in no folder.
            if name.first == UInt8(ascii: "@") { bytes[0] = 0 }
            return true
        }
        guard isTaken else { return }
        send(Array(state.utf8), to: &address, nameLength: name.count)
    }

    private static func send(_ bytes: [UInt8], to address: inout sockaddr_un, nameLength: Int) {
        #if canImport(Darwin)
            let descriptor = Darwin.socket(AF_UNIX, SOCK_DGRAM, 0)
        #else
            let descriptor = Glibc.socket(AF_UNIX, Int32(SOCK_DGRAM.rawValue), 0)
        #endif
        guard descriptor >= 0 else { return }
        defer { close(descriptor) }
        let start = MemoryLayout<sockaddr_un>.offset(of: \.sun_path) ?? 2
        withUnsafeBytes(of: &address) { place in
            guard let place = place.baseAddress else { return }
            _ = sendto(
                descriptor, bytes, bytes.count, 0, place.assumingMemoryBound(to: sockaddr.self),
                socklen_t(start + nameLength))
        }
    }
}
