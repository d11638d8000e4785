import CHiredis
import Synchronization

#if canImport(Darwin)
    import Darwin
#else
    import Glibc
#endif

/// Finds ports of the loopback that nobody listens on.
package enum FreePort {
    private static let last = Mutex(Int.random(in: 20_000...30_000))

    /// A port that nobody has listened on a moment ago, and a second one 10,000 above it (a cluster's nodes want it).
    package static func next() -> Int {
        last.withLock { last in
            repeat { last = last < 45_000 ? last + 1 : 20_000 } while !isFree(last) || !isFree(last + 10_000)
            return last
        }
    }

    private static func isFree(_ port: Int) -> Bool {
        let descriptor = multichat_redis_socket(AF_INET)
        defer { close(descriptor) }
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = in_port_t(port).bigEndian
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        return withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                bind(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size)) == 0
            }
        }
    }
}
