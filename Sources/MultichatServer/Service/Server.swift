import Multichat
import Synchronization

/// Answers HTTP requests about a store's sessions.
///
///     var configuration = ServerConfiguration()
///     configuration.port = 8080
///     let server = try Server(configuration, store: SQLiteStore(path: "chats.db"))
///     try server.start()
///     …
///     server.stop(within: .seconds(10))
///
/// The store stays open when the server has stopped.
public final class Server: Sendable {
    private struct State {
        var http: HTTPServer?
        var port = 0
    }

    private let configuration: ServerConfiguration
    private let service: Service
    private let isStopping: StopMark
    private let state = Mutex(State())
    private let audit: AuditLog?

    /// Makes a server of a store.
    ///
    /// - Throws: ``MultichatError`` with the code `io` where the audit log can't be written.
    public init(_ configuration: ServerConfiguration, store: any Restoring) throws {
        self.configuration = configuration
        let isStopping = StopMark()
        self.isStopping = isStopping
        audit = try configuration.auditPath.map { try AuditLog($0, clock: store.configuration.clock) }
        let ring = KeyRing(store, isRequired: configuration.requiresKey)
        let workers = Workers(limit: configuration.limits.waiting)
        let parts = ServerParts(
            configuration: configuration, store: store,
            swarms: SwarmTable(store, indexPath: configuration.indexPath), metrics: HTTPMetrics(),
            startedAt: store.configuration.clock(), isStopping: { isStopping.isSet },
            pages: PageCache(capacity: configuration.limits.cacheBytes),
            streams: Workers(limit: configuration.limits.streams),
            appending: store is any Submitting ? SubmittedAppending() : PooledAppending(workers),
            keys: Gatekeeper(ring, configuration), audit: audit,
            live: LiveTable(store, heartbeat: configuration.limits.heartbeat))
        service = Service(parts, workers, Routes.all + DocumentationRoutes.all)
    }

    /// The port that it listens on; 0 before it is started.
    public var port: Int { state.withLock { $0.port } }

    /// Begins to answer; returns at once.
    ///
    /// - Throws: ``MultichatError``: `unavailable` where the address can't be listened on, `invalid` where certificate
    ///   and key can't be used, `permission` for an address that isn't loopback without TLS or without a key, and what
    ///   reading the keys throws.
    public func start() throws {
        let listener =
            try configuration.socket.map { try Listener(descriptor: $0) }
            ?? Listener(host: configuration.host, port: configuration.port)
        do { try prepareKeys(isLocal: listener.isLocal) } catch {
            Listener.close(listener.descriptor)
            throw error
        }
        let http = HTTPServer(service, configuration.limits)
        let identity = configuration.certificate.map { TLSIdentity(certificate: $0.chain, key: $0.key) }
        try http.start(on: listener, tls: identity, threads: configuration.threads)
        service.parts.metrics.observe(
            connections: { [weak http] in http?.peers.count ?? 0 },
            requests: { [weak service] in service?.inFlight ?? 0 })
        service.parts.keys.ring.start { [weak service] in service?.parts.live.wakeAll() }
        state.withLock { state in
            state.http = http
            state.port = listener.port
        }
    }

    /// Takes no new requests, finishes those that it took, and ends.
    ///
    /// - Parameter time: how long requests are waited for; those that aren't done by then are told that their outcome
    ///   is unknown.
    public func stop(within time: Duration = .seconds(10)) {
        guard let http = state.withLock({ $0.http }) else { return }
        isStopping.set()
        service.parts.keys.ring.stop()
        http.quiesce()
        service.parts.live.wakeAll()
        let deadline = Platform.monotonicMicroseconds() + time.microseconds
        wait(until: deadline)
        http.endWaiting()
        wait(until: Platform.monotonicMicroseconds() + 1_000_000)
        http.stop()
        state.withLock { $0.http = nil }
        service.parts.live.close()
        service.parts.swarms.close()
        audit?.flush()
    }

    /// Reads the keys; where others can reach the server, somebody must have one, and nobody must hear it.
    private func prepareKeys(isLocal: Bool) throws {
        let ring = service.parts.keys.ring
        try ring.refresh()
        guard !isLocal else { return }
        guard configuration.certificate != nil else {
            throw MultichatError(
                .permission, "The host \(configuration.host) can be reached from other machines, and has no TLS.",
                hint: "Give --tls-cert and --tls-key, or listen on 127.0.0.1 behind a proxy with TLS.")
        }
        guard ring.hasActive else {
            throw MultichatError(
                .permission,
                "The host \(configuration.host) can be reached from other machines, and the store has no key.",
                hint: "Make one with `multichat key create`, or listen on 127.0.0.1.")
        }
        ring.require()
    }

    private func wait(until deadline: Int64) {
        while service.inFlight > 0, Platform.monotonicMicroseconds() < deadline { Pause.short() }
    }
}

/// Whether the server is about to end.
final class StopMark: Sendable {
    private let mark = Atomic(false)

    /// Whether it was set.
    var isSet: Bool { mark.load(ordering: .relaxed) }

    /// Sets it, once and for all.
    func set() { mark.store(true, ordering: .relaxed) }
}
