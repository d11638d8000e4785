import CFloors
import FoundationEssentials

/// A run's results, as they are written to a file.
struct Results: Codable {
    /// What one goal came to.
    struct Entry: Codable {
        /// The goal's name.
        var goal: String
        /// What was measured.
        var outcomes: [Outcome] = []
        /// Why it could not be measured, if so.
        var failure: String?

        /// Whether it was measured and everything that is required is reached.
        var isMet: Bool { failure == nil && outcomes.allSatisfy(\.isMet) }
    }

    /// What the run is called.
    var label: String
    /// Whether it was only a trial.
    var quick: Bool
    /// The machine that it ran on.
    var machine = Machine()
    /// The goals, in order.
    var goals: [Entry] = []

    /// Whether every goal is met.
    var areMet: Bool { goals.allSatisfy(\.isMet) }

    /// Begins a run without results.
    init(_ options: Options) {
        let now = Date().formatted(Date.ISO8601FormatStyle().timeSeparator(.omitted))
        label = options.label ?? now
        quick = options.quick
    }

    /// Writes them to a folder and answers the path.
    func write(to folder: String) throws -> String {
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        let path = "\(folder)/\(label).json"
        try encoder.encode(self).write(to: URL(filePath: path))
        return path
    }
}

/// What figures depend on.
struct Machine: Codable {
    /// The system's own words for itself.
    var system = ProcessInfo.processInfo.operatingSystemVersionString
    /// The processors in use.
    var processors = ProcessInfo.processInfo.activeProcessorCount
    /// The version of the SQLite library.
    var sqlite = String(cString: floor_sqlite_version())
    /// What an append and its sync take on the disk that is measured, in microseconds.
    var sync = 0.0
}
