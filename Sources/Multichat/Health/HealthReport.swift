/// What was looked at in a store and its machine, and what to do.
public struct HealthReport: Sendable, Equatable {
    /// How bad something is.
    public enum Level: Int, Sendable, Comparable, CaseIterable {
        /// All is well.
        case ok
        /// It works, but something should be done.
        case warning
        /// Data is at risk, or the store can't be used.
        case critical

        /// The word for it.
        public var name: String { "\(self)" }

        /// Whether one is less bad than another.
        public static func < (left: Level, right: Level) -> Bool { left.rawValue < right.rawValue }
    }

    /// What was found about one thing.
    public struct Finding: Sendable, Equatable {
        /// How bad it is.
        public var level: Level
        /// What was looked at, in small letters, such as `disk space`.
        public var check: String
        /// What is the case.
        public var message: String
        /// What to do now, unless all is well.
        public var hint: String?

        /// States a finding.
        public init(_ level: Level, _ check: String, _ message: String, hint: String? = nil) {
            self.level = level
            self.check = check
            self.message = message
            self.hint = hint
        }
    }

    /// All findings, in the order in which things were looked at.
    public var findings: [Finding] = []

    /// Makes a report of nothing.
    public init(_ findings: [Finding] = []) { self.findings = findings }

    /// The worst level.
    public var level: Level { findings.map(\.level).max() ?? .ok }

    /// The report as one object: `level`, and `findings` with `level`, `check`, `message` and `hint`.
    public var json: JSON {
        let items = findings.map { finding -> JSONValue in
            var members: [JSONValue.Member] = [
                .init("level", .string(finding.level.name)), .init("check", .string(finding.check)),
                .init("message", .string(finding.message)),
            ]
            if let hint = finding.hint { members.append(.init("hint", .string(hint))) }
            return .object(members)
        }
        return JSONValue.object([.init("level", .string(level.name)), .init("findings", .array(items))]).json
    }
}
