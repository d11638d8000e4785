import Multichat
import MultichatStores
import MultichatViews

/// `stats`: how much there is, and how fast it grows.
enum StatsCommand {
    private static let watch = Option("watch", nil, "look again and again, and show what grows")
    private static let interval = Option("interval", "DURATION", "the time between two looks (default: 1s)")
    private static let count = Option("count", "N", "end after so many looks")
    private static let prometheus = Option("prometheus", nil, "print figures in Prometheus' text format")

    static let command = Command("stats", "count sessions and entries", in: .records, action: run).with {
        $0.details = """
            All namespaces are counted unless one is given; the store's own sessions are left out. With --watch the \
            rate of entries is that of all processes together, as the sessions' heads tell it; what is told of this \
            process are its own reads. Without a terminal a look is a line, with --json an object.
            """
        $0.options = [watch, interval, count, prometheus]
        $0.examples = ["stats", "stats --json", "stats --watch --interval 2s --count 2", "stats --prometheus"]
    }

    private static func run(_ call: Invocation) throws -> ExitCode {
        let looks = try call.integer(count, atLeast: 1)
        let pause = try call.duration(interval) ?? 1_000_000
        if call.has(watch) { return try Watch(call: call, interval: Int(pause), count: looks).run() }
        guard !call.has(interval), looks == nil else {
            throw UsageError("--interval and --count need --watch.")
        }
        let namespace = try call.givenNamespace
        let metrics = call.has(prometheus) ? try call.opened.measuring() : nil
        let store = try call.store()
        var stats = StatsResult(url: try call.storeURL.description)
        let progress = Progress("Counting", of: "sessions")
        defer { progress.finish() }
        let leftOut = try store.forEachSession(in: namespace, includingSystem: false) { session in
            stats.count(session)
            progress.update(stats.total.sessions)
        }
        progress.finish()
        stats.recoveries = call.opened.recoveries.count
        if let metrics {
            call.output.text(try text(metrics, stats, store))
        } else {
            try call.show(stats, Style.of(Descriptor.output))
        }
        call.tell(LeftOut(leftOut))
        return .success
    }

    private static func text(_ metrics: Metrics, _ stats: StatsResult, _ store: any Store) throws -> String {
        let counts = stats.total
        var text = PrometheusText(metrics)
        text.gauge("multichat_sessions", "Sessions in the store.", counts.sessions)
        text.gauge("multichat_entries", "Entries in the store's sessions.", counts.entries)
        text.gauge("multichat_agents", "Agents that take part in sessions.", counts.agents.count)
        text.gauge("multichat_recoveries", "Places that the store mended when it was opened.", stats.recoveries)
        text.add(try (store as? any Describing)?.facts() ?? [])
        return text.text
    }
}
