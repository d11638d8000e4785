import Multichat

/// What retention rules would do, session by session.
public struct RetentionPlan: Sendable, Equatable {
    /// A session that a rule takes; the first rule that matches takes it.
    public struct Item: Sendable, Equatable {
        /// The session, as it was when the plan was made.
        public var session: Session
        /// What becomes of it.
        public var action: RetentionRule.Action
        /// The place of the rule among those given.
        public var rule: Int
        /// The bytes of its bodies; `nil` where they weren't counted.
        public var bytes: Int?
    }

    /// The sessions, in the order of their creation.
    public var items: [Item] = []
    /// How many sessions there are, system sessions aside.
    public var sessions = 0
    /// The rules that, alone or together, would delete every session that there is; archiving loses nothing, so it
    /// doesn't count.
    public var rulesForEverything: [RetentionRule] = []
    /// What can't be read, and so is left alone.
    public var leftOut: [Damage] = []

    /// Makes an empty one.
    public init() {}

    /// Entries of all sessions that would go.
    public var entries: Int { items.reduce(0) { $0 + $1.session.head.sequence } }
    /// Bytes of their bodies.
    public var bytes: Int { items.reduce(0) { $0 + ($1.bytes ?? 0) } }

    /// What to tell somebody whose rules delete everything; `nil` where something stays.
    public var everythingWarning: String? {
        guard !rulesForEverything.isEmpty else { return nil }
        let names = rulesForEverything.map { "`\($0)`" }.joined(separator: " and ")
        let rules = rulesForEverything.count == 1 ? "The rule \(names) deletes" : "The rules \(names) together delete"
        return "\(rules) every session of the store, \(sessions) in all"
    }
}

/// Which rules delete how many sessions, alone and together.
struct DeletionCount {
    private var sessions = 0
    private var matched = 0
    private var byRule: [Int: Int] = [:]

    /// Takes a session in, with the places of the rules that would delete it.
    mutating func count(_ rules: [Int]) {
        sessions += 1
        if !rules.isEmpty { matched += 1 }
        for rule in rules { byRule[rule, default: 0] += 1 }
    }

    /// The places of those that delete everything: one alone, if one does.
    var rulesForEverything: [Int] {
        guard sessions > 0, matched == sessions else { return [] }
        let rules = byRule.keys.sorted()
        return rules.first { byRule[$0] == sessions }.map { [$0] } ?? rules
    }
}
