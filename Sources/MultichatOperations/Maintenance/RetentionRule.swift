import Multichat

/// Which sessions are kept no longer, and what becomes of them.
///
///     let rule = try RetentionRule("status=ended age>30d label.team=build archive")
///
/// A rule is a line of conditions, all of which must hold, and an action at its end. Conditions are `status=STATUS`,
/// `age>DURATION` (since the last update), `label.NAME=VALUE` and `namespace=NAME`; actions are `delete` and `archive`.
/// System sessions are never taken.
public struct RetentionRule: Sendable, Equatable {
    /// What becomes of a session.
    public enum Action: String, Sendable, CaseIterable {
        /// It is removed for good.
        case delete
        /// It is put away: compressed beside stores of files, else with the status `archived`.
        case archive
    }

    /// Only this tenant's.
    public var namespace: Namespace?
    /// Only those with this status.
    public var status: SessionStatus?
    /// Only those with all these labels.
    public var labels: [String: String] = [:]
    /// Only those last updated longer ago, in microseconds.
    public var age: Int64?
    /// What becomes of them.
    public var action: Action

    /// Makes a rule without conditions.
    public init(_ action: Action) { self.action = action }

    /// Reads a rule.
    ///
    /// - Throws: ``MultichatError`` with the code `invalid` and the word that can't be read.
    public init(_ text: String) throws {
        let words = text.split { $0 == " " || $0 == "\t" }.map(String.init)
        guard let last = words.last, let action = Action(rawValue: last) else {
            throw Self.invalid("ends with no action", "End it with `delete` or `archive`.")
        }
        self.init(action)
        for word in words.dropLast() { try read(word) }
    }

    /// Whether the rule takes a session.
    public func matches(_ session: Session, at now: Timestamp) -> Bool {
        guard !session.isSystem, action == .delete || session.status != .archived else { return false }
        if let namespace, namespace != session.reference.namespace { return false }
        if let status, status != session.status { return false }
        if let age, now.microseconds - session.updatedAt.microseconds <= age { return false }
        return labels.allSatisfy { session.labels[$0.key].map { Array($0.utf8) } == Array($0.value.utf8) }
    }

    private mutating func read(_ word: String) throws {
        if word.hasPrefix("age>") {
            guard age == nil else { throw Self.invalid("has two ages", "Write one.") }
            return age = try TimeSpan.microseconds(String(word.dropFirst(4)))
        }
        let parts = word.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
        guard parts.count == 2 else { throw Self.unknown }
        if parts[0].hasPrefix("label.") {
            return labels[String(parts[0].dropFirst(6))] = parts[1]
        }
        switch parts[0] {
        case "status":
            guard let status = SessionStatus(rawValue: parts[1]) else {
                throw Self.invalid("has an unknown status", "Write active, ended or archived.")
            }
            self.status = status
        case "namespace": namespace = try Namespace(parts[1])
        default: throw Self.unknown
        }
    }

    private static let unknown = invalid(
        "has a condition that is not known", "Known are status=, age>, label.NAME= and namespace=.")

    private static func invalid(_ words: String, _ hint: String) -> MultichatError {
        MultichatError(.invalid, "The retention rule \(words).", hint: hint)
    }
}

extension RetentionRule: CustomStringConvertible {
    /// The rule as it is read.
    public var description: String {
        var words: [String] = []
        if let namespace { words.append("namespace=\(namespace)") }
        if let status { words.append("status=\(status.rawValue)") }
        if let age { words.append("age>\(TimeSpan.text(age))") }
        words += labels.sorted { $0.key < $1.key }.map { "label.\($0.key)=\($0.value)" }
        return (words + [action.rawValue]).joined(separator: " ")
    }
}
