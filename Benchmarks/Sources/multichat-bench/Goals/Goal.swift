/// A goal that is measured.
protocol Goal: Sendable {
    /// What `--only` calls it.
    var name: String { get }
    /// Measures it; one outcome a line of the table.
    func measure(in bench: Bench) throws -> [Outcome]
}

/// What is to be reached.
struct Requirement: Codable, Sendable {
    /// Which side of the limit is good.
    enum Direction: String, Codable {
        case atLeast = "≥"
        case atMost = "≤"
    }

    /// Which side of the limit is good.
    var direction: Direction
    /// The limit, in the outcome's unit.
    var limit: Double

    /// At least so much.
    static func atLeast(_ limit: Double) -> Requirement { Requirement(direction: .atLeast, limit: limit) }

    /// At most so much.
    static func atMost(_ limit: Double) -> Requirement { Requirement(direction: .atMost, limit: limit) }

    /// Whether a value reaches it.
    func isMet(by value: Double) -> Bool {
        direction == .atLeast ? value >= limit : value <= limit
    }
}

/// What was measured of a goal.
struct Outcome: Codable, Sendable {
    /// What was done.
    var work: String
    /// The figure that counts.
    var value: Double
    /// The figure's unit, such as `×` for a ratio to the floor.
    var unit: String
    /// What is to be reached; `nil` for figures that stand beside.
    var requirement: Requirement?
    /// The figures behind it, for people.
    var detail = ""
    /// The rounds behind it.
    var series: [Series] = []

    /// Whether it reaches what is required; figures that stand beside do.
    var isMet: Bool { requirement?.isMet(by: value) ?? true }
}
