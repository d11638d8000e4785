import Multichat

/// The figures of a server and its store.
enum MetricsText {
    /// Writes them in Prometheus' text format.
    static func make(_ server: ServerParts) throws -> String {
        var text = server.configuration.metrics.map { PrometheusText($0) } ?? PrometheusText()
        text.family("multichat_http_requests_total", "counter", "Requests that were answered; status 0: lost.")
        for (kind, count) in server.metrics.readings {
            let labels = "route=\"\(kind.route)\",method=\"\(kind.method)\",status=\"\(kind.status)\""
            text.line("multichat_http_requests_total{\(labels)}", "\(count)")
        }
        text.histograms(
            "multichat_http_request_seconds", "How long requests took.",
            server.metrics.durations.map { ("{route=\"\($0.route)\"", $0.reading) }, scale: 6)
        text.gauge("multichat_http_connections", "Connections that are open.", server.metrics.connections)
        text.gauge("multichat_http_requests", "Requests that are being answered.", server.metrics.requests)
        text.gauge("multichat_http_followers", "Streams of events that are open.", server.live.count)
        text.add(try (server.store as? any Describing)?.facts() ?? [])
        return text.text
    }
}
