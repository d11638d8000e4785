import Multichat

/// What an import read, stored and refused.
public struct ImportReport: Sendable, Equatable {
    /// A file, or a record in it, that was not stored.
    public struct Refusal: Sendable, Equatable {
        /// The file's path.
        public var path: String
        /// Why, and where in the file.
        public var reason: String
    }

    /// The figures of one shape.
    public struct Figures: Sendable, Equatable {
        /// Files read.
        public var files = 0
        /// Sessions made.
        public var sessions = 0
        /// Messages stored.
        public var messages = 0
        /// Messages and learnings that were there already.
        public var duplicates = 0
        /// Learnings stored in the brain.
        public var learnings = 0
        /// Files or records refused.
        public var refused = 0
        /// Messages that their queue was still processing when it was written.
        public var stuck = 0
    }

    /// The figures of each shape that was met.
    public internal(set) var byFormat: [ImportFormat: Figures] = [:]
    /// What was refused, in the order of the files.
    public internal(set) var refused: [Refusal] = []
    /// The paths of files of no known shape that were met in a folder and left alone.
    public internal(set) var leftAlone: [String] = []

    /// The sums over all shapes; refusals count also where no shape was recognised.
    public var total: Figures {
        var total = Figures()
        for figures in byFormat.values {
            total.files += figures.files
            total.sessions += figures.sessions
            total.messages += figures.messages
            total.learnings += figures.learnings
            total.duplicates += figures.duplicates
            total.stuck += figures.stuck
        }
        total.refused = refused.count
        return total
    }

    mutating func count(_ format: ImportFormat, _ change: (inout Figures) -> Void) {
        change(&byFormat[format, default: Figures()])
    }

    mutating func refuse(_ path: String, _ reason: String, _ format: ImportFormat?) {
        refused.append(Refusal(path: path, reason: reason))
        if let format { count(format) { $0.refused += 1 } }
    }

    /// The report as one JSON object: `sessions`, `messages`, `learnings`, `duplicates`, `refused` and `byFormat`.
    public var json: JSON {
        let total = total
        var members = Self.members(total).filter { $0.key != "files" && $0.key != "refused" && $0.key != "stuck" }
        members.append(
            .init(
                "refused",
                .array(refused.map { .object([.init("path", .string($0.path)), .init("reason", .string($0.reason))]) }))
        )
        let formats = ImportFormat.allCases.compactMap { format in
            byFormat[format].map { JSONValue.Member(format.rawValue, .object(Self.members($0))) }
        }
        members.append(.init("byFormat", .object(formats)))
        return JSONValue.object(members).json
    }

    private static func members(_ figures: Figures) -> [JSONValue.Member] {
        [
            .init("files", .integer(figures.files)), .init("sessions", .integer(figures.sessions)),
            .init("messages", .integer(figures.messages)), .init("learnings", .integer(figures.learnings)),
            .init("duplicates", .integer(figures.duplicates)), .init("refused", .integer(figures.refused)),
            .init("stuck", .integer(figures.stuck)),
        ]
    }
}
