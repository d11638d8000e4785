import CMicroHTTPD

/// Gives answers to the library.
enum ResponseWriter {
    /// Queues an answer; answers whether the connection is to be kept.
    static func send(
        _ response: Response, on connection: OpaquePointer, _ suspension: Suspension, _ peer: Peer
    ) -> Bool {
        guard let made = make(response, suspension, peer) else { return false }
        defer { MHD_destroy_response(made) }
        for (name, value) in response.headers { MHD_add_response_header(made, name, value) }
        if response.closes || suspension.isStopping { MHD_add_response_header(made, "Connection", "close") }
        return MHD_queue_response(connection, UInt32(response.status), made) == .YES
    }

    private static func make(_ response: Response, _ suspension: Suspension, _ peer: Peer) -> OpaquePointer? {
        switch response.body {
        case .bytes(let bytes):
            peer.expectReading(of: bytes.count)
            return bytes.withUnsafeBytes { bytes in
                // The library copies the bytes; it asks for a pointer that may change them because others let it.
                MHD_create_response_from_buffer(
                    bytes.count, UnsafeMutableRawPointer(mutating: bytes.baseAddress), .RESPMEM_MUST_COPY)
            }
        case .source(let source):
            let reader = Unmanaged.passRetained(SourceReader(source, suspension, peer))
            return MHD_create_response_from_callback(
                UInt64.max, pieceBytes, readPiece, reader.toOpaque(), releaseReader)
        }
    }

    /// The size of the buffer that a source fills for clients of HTTP/1.0; for others it is the connection's memory.
    private static let pieceBytes = 1 << 10
}

/// Called when there is room in the buffer.
private func readPiece(
    _ context: UnsafeMutableRawPointer?, _ place: UInt64, _ buffer: UnsafeMutablePointer<CChar>?, _ size: Int
) -> Int {
    guard let context, let buffer else { return -2 }
    let reader = Unmanaged<SourceReader>.fromOpaque(context).takeUnretainedValue()
    return reader.read(into: UnsafeMutableRawBufferPointer(start: buffer, count: size))
}

/// Called when the response is gone.
private func releaseReader(_ context: UnsafeMutableRawPointer?) {
    context.map { Unmanaged<SourceReader>.fromOpaque($0).release() }
}
