import CHiredis
import Synchronization

#if canImport(Darwin)
    import Darwin
#else
    import Glibc
#endif

/// Finds ports of the loopback that nobody listens on.
package enum FreePort {
    /// The ports of this process: while one of them is held, no other process that runs tests takes any of them, also
    /// not that of a server that is just started again.
    private static let block: Range<Int> = {
        for first in stride(from: 20_000, to: 30_000, by: 400).shuffled() {
            let descriptor = multichat_redis_socket(AF_INET)
            if bind(descriptor, to: first) { return first + 1..<first + 400 }
            close(descriptor)
        }
        return 20_001..<30_000
    }()
    private static let last = Mutex(0)

    /// A port that nobody has listened on a moment ago, and a second one 10,000 above it (a cluster's nodes want it).
    package static func next() -> Int {
        last.withLock { last in
            repeat {
                last = last + 1 < block.upperBound ? max(last + 1, block.lowerBound) : block.lowerBound
            } while !isFree(last) || !isFree(last + 10_000)
            return last
        }
    }

    private static func isFree(_ port: Int) -> Bool {
        let descriptor = multichat_redis_socket(AF_INET)
        defer { close(descriptor) }
        return bind(descriptor, to: port)
    }

    private static func bind(_ descriptor: Int32, to port: Int) -> Bool {
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = in_port_t(port).bigEndian
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        return withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                CHiredis.bind(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size)) == 0
            }
        }
    }
}
