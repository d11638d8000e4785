import Multichat
import MultichatFiles
import MultichatServer
import MultichatStores
import MultichatViews

/// `serve`: the store over HTTP.
enum ServeCommand {
    private static let host = Option("host", "HOST", "the name or address to listen on (default: 127.0.0.1)")
    private static let port = Option("port", "PORT", "the port to listen on; 0 takes a free one (default: 7750)")
    private static let certificate = Option(
        "tls-cert", "FILE", "the certificate with its chain, PEM", completion: .file)
    private static let key = Option("tls-key", "FILE", "the certificate's private key, PEM", completion: .file)
    private static let allowHost = Option(
        "allow-host", "NAME", "another name that requests may be sent to; several may be given", repeats: true)
    private static let threads = Option("threads", "N", "how many threads answer (default: 4)")
    private static let grace = Option(
        "grace", "DURATION", "how long requests may still take when the server is stopped (default: 10s)")

    private static let requireKey = Option("require-key", nil, "ask for keys even before the store has one")
    private static let rate = Option("rate", "N/UNIT", "how many requests each key may make: 200/s, 1000/m, 50000/h")
    private static let audit = Option(
        "audit", "FILE", "write a line for each request: who asked for what, and when", completion: .file)
    private static let docs = Option(
        "docs", "DIR", "the folder of the documentation for /docs, as `make docs` builds it", completion: .file)

    private static let sample = Option("sample", nil, "put a small swarm to look at into a store without sessions")

    static let command = Command("serve", "answer HTTP requests", in: .more, action: run).with {
        $0.details = """
            The store is made where it is missing. The address is printed once requests are answered. Ctrl-C or \
            SIGTERM stops it: no new requests are taken, those that are there are finished; a second one ends it at \
            once, and loses nothing that was acknowledged. From the first key on (`multichat key create`) every request \
            needs one; addresses that other machines reach are listened on only with TLS and a key. Documentation/http-api.md tells what can be asked, \
            Documentation/operations.md how to run it as a service.
            """
        $0.options = [
            host, port, certificate, key, allowHost, requireKey, rate, audit, threads, grace, docs, sample,
        ]
    }

    private static func run(_ call: Invocation) throws -> ExitCode {
        let configuration = try configuration(call)
        let patience = try call.value(grace).map { try Duration.microseconds($0) } ?? 10_000_000
        _ = Signals.askedToStop()
        let metrics = try call.opened.measuring()
        let store = try call.store(creating: true)
        if call.has(sample), try SampleSwarm(Swarm(store, namespace: configuration.namespace)).fill() {
            call.note("A sample swarm was put into the store.")
        }
        var prepared = configuration
        prepared.metrics = metrics
        OpenFiles.raiseLimit()
        let server = try Server(prepared, store: store)
        try server.start()
        let url = "\(configuration.certificate == nil ? "http" : "https")://\(name(configuration)):\(server.port)/"
        try call.show(ServedAddress(url: url))
        try call.output.flush()
        if prepared.documentation != nil { call.note("The documentation is at \(url)docs/") }
        Supervisor.tell("READY=1\nSTATUS=Serving \(url)")
        while Signals.askedToStop() == nil { Clock.pause(microseconds: 50_000) }
        Supervisor.tell("STOPPING=1")
        call.note("Stopping: requests that are there are finished.")
        server.stop(within: .microseconds(patience))
        return .success
    }

    private static func configuration(_ call: Invocation) throws -> ServerConfiguration {
        var configuration = ServerConfiguration()
        configuration.host = call.value(host) ?? "127.0.0.1"
        configuration.port = try call.integer(port) ?? 7750
        guard configuration.port < 65_536 else { throw UsageError("--port must be below 65536.") }
        configuration.allowedHosts = Set(call.values(allowHost))
        configuration.requiresKey = call.has(requireKey)
        configuration.auditPath = call.value(audit)
        configuration.limits.rate = try rate(call)
        configuration.threads = try call.integer(threads, atLeast: 1) ?? 4
        configuration.namespace = try call.namespace
        configuration.version = VersionCommand.number
        configuration.certificate = try identity(call)
        configuration.socket = Supervisor.socket()
        configuration.documentation = call.value(docs) ?? DocumentationFolder.standard
        let url = try call.storeURL
        configuration.storeName = url.description
        configuration.examine = { Doctor(url).examine() }
        if case .memory = url { return configuration }
        configuration.indexPath = { try Invocation.indexPath(url, $0) }
        return configuration
    }

    private static func rate(_ call: Invocation) throws -> Rate? {
        guard let text = call.value(rate) else { return nil }
        guard let rate = Rate(text) else {
            throw UsageError("The value of --rate is no rate.", hint: "Write a number and a unit: 200/s, 1000/m.")
        }
        return rate
    }

    private static func identity(_ call: Invocation) throws -> (chain: String, key: String)? {
        guard let chain = call.value(certificate), let secret = call.value(key) else {
            guard call.value(certificate) == nil, call.value(key) == nil else {
                throw UsageError("--tls-cert and --tls-key go together.")
            }
            return nil
        }
        return (try text(of: chain), try text(of: secret))
    }

    private static func text(of path: String) throws -> String {
        String(decoding: try File(path, .read).contents(limit: 1 << 20), as: UTF8.self)
    }

    private static func name(_ configuration: ServerConfiguration) -> String {
        configuration.host.contains(":") ? "[\(configuration.host)]" : configuration.host
    }
}

/// What `serve` prints.
private struct ServedAddress: Presentable {
    let url: String

    func write(json writer: inout JSONWriter) {
        writer.raw("{")
        writer.member("url", url)
        writer.raw("}")
    }

    func lines(_ style: Style) -> [String] { [url] }
}
