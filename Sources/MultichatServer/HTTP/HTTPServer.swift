import CMicroHTTPD
import Multichat
import MultichatFiles
import Synchronization

/// Speaks HTTP on a socket and has an application answer.
final class HTTPServer: @unchecked Sendable {
    let application: any Application
    let limits: ServerLimits
    let peers = PeerTable()
    let hangUps = HangUpWatch()
    // Allocated for as long as the server runs; the library's threads only read it.
    private let callbacks = UnsafeMutablePointer<multichat_http_callbacks>.allocate(capacity: 1)
    // Set before any thread is started, and cleared when all have ended.
    private var daemon: OpaquePointer?
    private var watch: DeadlineWatch?

    init(_ application: any Application, _ limits: ServerLimits) {
        self.application = application
        self.limits = limits
    }

    deinit {
        hangUps.stop()
        callbacks.deallocate()
    }

    /// Begins to answer on a socket that listens.
    ///
    /// - Throws: ``MultichatError`` with the code `unavailable`, or `invalid` where key and certificate don't fit.
    func start(on listener: Listener, tls: TLSIdentity?, threads: Int) throws {
        let context = Unmanaged.passUnretained(self).toOpaque()
        callbacks.initialize(
            to: multichat_http_callbacks(
                context: context, handle: onRequest, tls: tls == nil ? 0 : 1, threads: UInt32(threads)))
        var options = [
            multichat_http_setting(.LISTEN_SOCKET, Int(listener.descriptor)),
            multichat_http_setting(.CONNECTION_LIMIT, limits.connections),
            // Above 32 KiB the library maps each connection's memory, so that it is given back when that is closed.
            multichat_http_setting(.CONNECTION_MEMORY_LIMIT, limits.headerBytes * 2 + 4096),
            multichat_http_on_begin(onBegin, context), multichat_http_on_completion(onCompletion, context),
            multichat_http_on_connection(onConnection, context), multichat_http_raw_targets(),
        ]
        daemon = TLSIdentity.withOptions(tls) { more in
            options += more + [multichat_http_setting(.END, 0)]
            return multichat_http_start(callbacks, &options)
        }
        guard daemon != nil else {
            throw MultichatError(
                tls == nil ? .unavailable : .invalid, "The HTTP server can't be started.",
                hint: tls == nil ? nil : "Do the key and the certificate belong together, and are they PEM?")
        }
        watch = DeadlineWatch(peers)
    }

    /// Takes no new connections; those that are there go on.
    func quiesce() {
        guard let daemon else { return }
        let socket = MHD_quiesce_daemon(daemon)
        if socket >= 0 { Listener.close(socket) }
    }

    /// Has those answered that still wait, and no connection rest any more.
    func endWaiting() { for exchange in peers.exchanges { exchange.stop() } }

    /// Cuts everything and waits for the threads.
    func stop() {
        guard let daemon else { return }
        self.daemon = nil
        watch?.stop()
        // Stopping with connections that rest would abort the process.
        endWaiting()
        MHD_stop_daemon(daemon)
        callbacks.deinitialize(count: 1)
    }
}
