#if canImport(Darwin)
    import Darwin
#else
    import Glibc
#endif

extension Peer {
    /// The address that it comes from, without the port; empty for a socket that is no network's.
    ///
    /// To be asked while a request of it is being answered.
    var address: String {
        var storage = sockaddr_storage()
        var size = socklen_t(MemoryLayout<sockaddr_storage>.size)
        return withUnsafeMutableBytes(of: &storage) { bytes in
            guard let start = bytes.baseAddress?.assumingMemoryBound(to: sockaddr.self),
                // A nameless peer of a local socket has but its family.
                getpeername(socket, start, &size) == 0, size >= 16
            else { return "" }
            var name = [CChar](repeating: 0, count: 64)
            guard getnameinfo(start, size, &name, 64, nil, 0, NI_NUMERICHOST) == 0 else { return "" }
            return String(decoding: name.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
        }
    }
}
