import Multichat
import MultichatInterchange
import MultichatStores

/// `import`: archives and the records of other systems.
enum ImportCommand {
    private static let paths = Positional("PATH", "files, folders and pipes; folders are walked; - is standard input")
        .with {
            $0.repeats = true
            $0.completion = .file
        }
    private static let alias = Option(
        "alias", "A=B", "take the agent A for B; several may be given", repeats: true)
    private static let zone = Option("time-zone", "ZONE", "the zone of times without one: UTC, +02:00, Europe/Berlin")
    private static let dryRun = Option("dry-run", nil, "read and count everything, and store nothing")

    static let command = Command("import", "take in archives and the records of other systems", in: .records) {
        try run($0)
    }.with {
        $0.details = """
            The shape of each file is found by its content, then by its name and folder. A second run adds nothing. \
            Where a path leads to nothing, nothing is imported. \
            Files that are refused don't stop the rest; the exit code is 65 then. An archive is checked whole before \
            anything of it is stored. An import that is interrupted leaves whole batches of records; the next run adds \
            the rest.
            """
        $0.positionals = [paths]
        $0.options = [alias, zone, dryRun]
        $0.examples = ["import inbox --alias Captain=Agent-4", "import chats.archive", "import inbox --dry-run --json"]
    }

    private static func run(_ call: Invocation) throws -> ExitCode {
        var importer = try importer(call)
        importer.namespace = try call.givenNamespace
        importer.aliases = try aliases(call.values(alias))
        if let text = call.value(zone) { importer.zone = try time(zone: text) }
        importer.isDryRun = call.has(dryRun)
        importer.excluded = try call.storeURL.paths
        do {
            let report = try run(importer, call.words(paths).map { $0 == "-" ? "/dev/stdin" : $0 })
            try call.show(ImportResult(report, isDryRun: call.has(dryRun)), Style.of(Descriptor.output))
            return report.refused.isEmpty ? .success : .badData
        } catch let stopped as Interruption {
            call.note(stopped.text)
            return stopped.exit
        }
    }

    /// Runs the import; a signal stops it between two batches.
    private static func run(_ importer: Importer, _ paths: [String]) throws -> ImportReport {
        let progress = Progress("Importing", of: "messages")
        defer { progress.finish() }
        var importer = importer
        importer.progress = { done, total in
            progress.update(done, of: total)
            if let exit = Signals.askedToStop() { throw Interruption(done: done, total: total, exit: exit) }
        }
        return try importer.run(paths)
    }

    /// A store that isn't there is made when there is something to store, and never by a dry run.
    private static func importer(_ call: Invocation) throws -> Importer {
        let (url, opened) = (try call.storeURL, call.opened)
        if Stores.exists(url) { return Importer(into: try opened.open(url, creating: true)) }
        if call.has(dryRun) { return Importer(into: MemoryStore()) }
        return Importer { try opened.open(url, creating: true) }
    }

    private static func aliases(_ texts: [String]) throws -> [String: String] {
        var aliases: [String: String] = [:]
        for text in texts {
            let parts = text.split(separator: "=", maxSplits: 1).map(String.init)
            guard parts.count == 2 else {
                throw UsageError(
                    "The alias \(Quoted.word(text)) is not of the form A=B.", hint: "Write --alias Captain=Agent-4.")
            }
            _ = try AgentID(parts[1])
            guard aliases.updateValue(parts[1], forKey: parts[0]) == nil else {
                throw UsageError("The alias \(Quoted.word(parts[0])) is given twice.")
            }
        }
        return aliases
    }

    private static func time(zone text: String) throws -> ImportZone {
        do {
            return try ImportZone(text)
        } catch let error as MultichatError where error.code == .invalid {
            throw UsageError(error.message, hint: error.hint)
        }
    }
}

/// A signal stopped the import between two batches.
private struct Interruption: Error {
    let done: Int
    let total: Int
    let exit: ExitCode

    var text: String {
        "Interrupted after \(Figures.grouped(done)) of \(Figures.grouped(total)) records. "
            + "Run the import again to store the rest: nothing is stored twice."
    }
}
