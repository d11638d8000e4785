import Multichat
import MultichatFiles

/// What maintenance does, and how often.
///
/// As a file it is one JSON object; what is left out has its default:
///
///     {"every": "1h", "slice": "50ms", "rules": ["status=ended age>30d archive"], "staleAfter": "7d",
///      "verify": 50000, "takeEverything": false}
public struct MaintenanceSettings: Sendable, Equatable {
    /// The microseconds from the end of a run to the next.
    public var interval: Int64 = 3_600_000_000
    /// How long it works before it rests three times as long, in microseconds.
    public var slice: Int64 = 50_000
    /// The retention rules; without any, nothing that can be read is removed.
    public var rules: [RetentionRule] = []
    /// Whether a rule may take every session of the store.
    public var takesEverything = false
    /// A staged copy that stands still for so many microseconds is removed.
    public var staleAfter: Int64 = 604_800_000_000
    /// How many entries a run verifies; 0 verifies none.
    public var verifiedEntries = 50_000

    /// Whether files in which something was erased are written anew as a whole, for which writers wait.
    public var rewritesFiles = false

    /// Takes the defaults.
    public init() {}

    /// Reads a settings file.
    ///
    /// - Throws: ``MultichatError``: `invalid` with the member that can't be read, `notFound`.
    public init(path: String) throws {
        let content = String(decoding: try File(path, .read).contents(limit: 1 << 20), as: UTF8.self)
        do {
            try self.init(JSONValue(try JSON(content, field: "settings")))
        } catch let error as MultichatError where error.code == .invalid {
            throw error.with { $0.message = "The settings \(path) can't be read. " + $0.message }
        }
    }

    /// Reads the settings' object.
    init(_ value: JSONValue) throws {
        guard let members = value.members else { throw Self.invalid("It is no object.") }
        for member in members {
            guard let reader = Self.readers[member.key] else {
                throw Self.invalid(
                    "The member `\(member.key)` is not known; known are "
                        + Self.readers.keys.sorted().joined(separator: ", ") + ".")
            }
            try reader(&self, member.value)
        }
    }

    private static let readers: [String: @Sendable (inout MaintenanceSettings, JSONValue) throws -> Void] = [
        "every": { $0.interval = try time($1) },
        "slice": { $0.slice = try time($1) },
        "staleAfter": { $0.staleAfter = try time($1) },
        "rules": { settings, value in
            guard let rules = value.array else { throw invalid("`rules` is no array.") }
            settings.rules = try rules.map { rule in
                guard let text = rule.string else { throw invalid("A rule is no string.") }
                return try RetentionRule(text)
            }
        },
        "verify": { settings, value in
            guard let count = value.integer, count >= 0 else { throw invalid("`verify` is no count of entries.") }
            settings.verifiedEntries = count
        },
        "takeEverything": { settings, value in
            guard let flag = value.bool else { throw invalid("`takeEverything` is neither true nor false.") }
            settings.takesEverything = flag
        },
    ]

    private static func time(_ value: JSONValue) throws -> Int64 {
        guard let text = value.string else { throw invalid("A duration is no string such as \"1h\".") }
        return try TimeSpan.microseconds(text)
    }

    private static func invalid(_ text: String) -> MultichatError { MultichatError(.invalid, text) }
}
