import Multichat
import MultichatFiles
import MultichatInterchange
import MultichatStores
import MultichatViews

/// `bridge`: the store and a swarm's files, joined.
enum BridgeCommand {
    private static let folder = Positional("DIR", "the swarm's folder, in which inbox/AGENT/*.md lie").with {
        $0.completion = .file
    }
    private static let once = Option("once", nil, "take and write what there is, then end")
    private static let since = Option("since", "TIME", "write only messages from then on (RFC 3339; default: all)")
    private static let create = Option("create", nil, "make the folder where it is missing")
    /// How long a round waits for the next, unless files change.
    private static let pause: Int64 = 500_000

    static let command = Command("bridge", "join the store with a swarm that keeps messages as files", in: .records) {
        try run($0)
    }.with {
        $0.details = """
            New files below DIR/inbox are imported as soon as nobody writes them any more; messages that are posted \
            here are written there as files, for each recipient one. Nothing goes round, and after a crash the next \
            run goes on where this one stopped. Ctrl-C ends it.
            """
        $0.positionals = [folder]
        $0.options = [once, since, create]
        $0.examples = ["bridge swarm --once", "bridge swarm --once --since 2026-01-31T12:00:00Z"]
    }

    private static func run(_ call: Invocation) throws -> ExitCode {
        let start = try call.value(since).map(time)
        let path = call.word(folder) ?? "."
        guard Directory.exists(path) || call.has(create) else {
            throw MultichatError(
                .notFound, "There is no folder \(Quoted.word(path)).", hint: "Check the path, or make it with --create."
            )
        }
        let bridge = try Bridge(
            call.store(creating: true), with: path, namespace: try call.namespace, since: start)
        bridge.importer.excluded = try call.storeURL.paths
        // From here on a signal ends a round, not the process.
        if let exit = Signals.askedToStop() { return exit }
        return try call.has(once) ? single(call, bridge) : follow(call, bridge)
    }

    /// Rounds until no file is being written any more.
    private static func single(_ call: Invocation, _ bridge: Bridge) throws -> ExitCode {
        var sum = Bridge.Round()
        while true {
            let round = try bridge.round()
            sum.add(round)
            if let exit = Signals.askedToStop() { return exit }
            if round.unfinished == 0 { break }
            bridge.wait(microseconds: pause)
        }
        try call.show(BridgeResult(round: sum))
        return sum.refused.isEmpty ? .success : .badData
    }

    private static func follow(_ call: Invocation, _ bridge: Bridge) throws -> ExitCode {
        call.notes.toTerminal("Ctrl-C ends the bridge.")
        while true {
            do {
                let round = try bridge.round()
                if !round.isEmpty {
                    try call.show(BridgeResult(round: round))
                    try call.output.flush()
                }
            } catch let error as MultichatError where error.retry != .never {
                call.note("\(error.message) The bridge tries again.")
            }
            if let exit = Signals.askedToStop() { return exit }
            bridge.wait(microseconds: pause)
        }
    }

    private static func time(_ text: String) throws -> Timestamp {
        guard let time = RFC3339.parse(text) else {
            throw UsageError("The value of --since is no time.", hint: "Write it as 2026-01-31T12:00:00Z.")
        }
        return time
    }
}

/// What `bridge` prints.
struct BridgeResult: Presentable {
    let round: Bridge.Round

    func write(json writer: inout JSONWriter) {
        writer.raw("{")
        writer.member("imported", round.imported)
        writer.member("written", round.written)
        writer.key("refused")
        writer.array(round.refused) { writer, refusal in
            writer.raw("{")
            writer.member("path", refusal.path)
            writer.member("reason", refusal.reason)
            writer.raw("}")
        }
        writer.raw("}")
    }

    func lines(_ style: Style) -> [String] {
        let imported = Figures.count(round.imported, "message", "messages")
        let written = Figures.count(round.written, "file", "files")
        return ["\(imported) imported, \(written) written"]
            + round.refused.map { style.red("Refused: ") + Printable.text("\($0.path): \($0.reason)") }
    }
}

extension Bridge.Round {
    /// Adds what another round did.
    fileprivate mutating func add(_ other: Bridge.Round) {
        imported += other.imported
        written += other.written
        refused += other.refused
    }
}
