import Dispatch
import TestSupport

#if canImport(Darwin)
    import Darwin
#else
    import Glibc
#endif

/// A server of the loopback that answers every command with the same bytes, as one of another kind or version does.
final class FakeServer: Sendable {
    let port: Int
    private let listener: Int32

    /// Listens; a client at a time is answered, until it closes its connection.
    init(answering reply: String) {
        port = FreePort.next()
        listener = Self.bound(to: port)
        precondition(listen(listener, 8) == 0, "the fake server can't listen")
        DispatchQueue(label: "fake server").async { [listener] in
            while case let client = accept(listener, nil, nil), client >= 0 { Self.serve(client, Array(reply.utf8)) }
            // Not before: another server's socket would have the number that is waited on here.
            close(listener)
        }
    }

    deinit { shutdown(listener, Int32(SHUT_RDWR)) }

    private static func serve(_ client: Int32, _ reply: [UInt8]) {
        var buffer = [UInt8](repeating: 0, count: 4096)
        while read(client, &buffer, buffer.count) > 0 { _ = write(client, reply, reply.count) }
        close(client)
    }

    private static func bound(to port: Int) -> Int32 {
        #if canImport(Darwin)
            let listener = socket(AF_INET, SOCK_STREAM, 0)
        #else
            let listener = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        #endif
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = in_port_t(port).bigEndian
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        _ = withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                bind(listener, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
            }
        }
        return listener
    }
}
