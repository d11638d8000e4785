import CMicroHTTPD

// The library calls these on its own threads.

/// A connection was opened, or is about to be closed.
func onConnection(
    _ context: UnsafeMutableRawPointer?, _ connection: OpaquePointer?,
    _ place: UnsafeMutablePointer<UnsafeMutableRawPointer?>?, _ what: MHD_ConnectionNotificationCode
) {
    guard let server = HTTPServer.of(context), let connection, let place else { return }
    if what == .CONNECTION_NOTIFY_STARTED {
        let peer = Peer(multichat_http_socket(connection), server.limits, server.hangUps)
        server.peers.add(peer)
        place.pointee = Unmanaged.passRetained(peer).toOpaque()
    } else if let peer = place.pointee {
        place.pointee = nil
        server.peers.remove(Unmanaged<Peer>.fromOpaque(peer).takeRetainedValue())
    }
}

/// The first line of a request has come.
func onBegin(
    _ context: UnsafeMutableRawPointer?, _ target: UnsafePointer<CChar>?, _ connection: OpaquePointer?
) -> UnsafeMutableRawPointer? {
    guard let server = HTTPServer.of(context), let target, let connection,
        let peer = multichat_http_peer(connection)
    else { return nil }
    let exchange = Exchange(
        String(cString: target), connection, Unmanaged<Peer>.fromOpaque(peer).takeUnretainedValue(),
        server.application, server.limits.headerBytes)
    return Unmanaged.passRetained(exchange).toOpaque()
}

/// A request goes on.
func onRequest(_ context: UnsafeMutableRawPointer?, _ call: UnsafePointer<multichat_http_call>?) -> MHD_Result {
    guard let call = call?.pointee, let exchange = call.context.pointee else { return .NO }
    return Unmanaged<Exchange>.fromOpaque(exchange).takeUnretainedValue().proceed(call) ? .YES : .NO
}

/// A request is over, answered or not.
func onCompletion(
    _ context: UnsafeMutableRawPointer?, _ connection: OpaquePointer?,
    _ place: UnsafeMutablePointer<UnsafeMutableRawPointer?>?, _ why: MHD_RequestTerminationCode
) {
    guard let place, let exchange = place.pointee else { return }
    place.pointee = nil
    Unmanaged<Exchange>.fromOpaque(exchange).takeRetainedValue().end()
}

extension HTTPServer {
    fileprivate static func of(_ context: UnsafeMutableRawPointer?) -> HTTPServer? {
        context.map { Unmanaged<HTTPServer>.fromOpaque($0).takeUnretainedValue() }
    }
}
