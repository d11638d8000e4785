import Multichat
import MultichatStores

/// `stats`: how much there is.
enum StatsCommand {
    static let command = Command("stats", "count sessions and entries", in: .records, action: run).with {
        $0.details = "All namespaces are counted unless one is given; the store's own sessions are left out."
        $0.examples = ["stats", "stats --json"]
    }

    private static func run(_ call: Invocation) throws -> ExitCode {
        let namespace = try call.givenNamespace
        let store = try call.store()
        var stats = StatsResult(url: try call.storeURL.description)
        let progress = Progress("Counting", of: "sessions")
        defer { progress.finish() }
        let leftOut = try store.forEachSession(in: namespace, includingSystem: false) { session in
            stats.count(session)
            progress.update(stats.total.sessions)
        }
        progress.finish()
        try call.show(stats, Style.of(Descriptor.output))
        call.tell(LeftOut(leftOut))
        return .success
    }
}
