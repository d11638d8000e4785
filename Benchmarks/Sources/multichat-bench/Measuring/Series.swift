/// One side of a comparison: something that can be measured again and again.
struct Side {
    /// What it is called in tables and results.
    let name: String
    /// Measures one round.
    let measure: (Plan) throws -> Measurement
}

/// What the rounds of one side measured.
struct Series: Codable, Sendable {
    /// What the side is called.
    var name: String
    /// Its rounds, in order.
    var rounds: [Measurement] = []

    /// The median of a figure over the rounds.
    func median(_ figure: (Measurement) -> Double) -> Double {
        multichat_bench.median(rounds.map(figure))
    }

    /// The median of the ratios of this series' figure to another's, round by round.
    ///
    /// Rounds of one number stand next to each other in time, so that a slow minute of the machine falls out.
    func ratio(to other: Series, _ figure: (Measurement) -> Double) -> Double {
        multichat_bench.median(zip(rounds, other.rounds).map { figure($0) / figure($1) })
    }
}

/// Measures sides in turn, a round each, and in the opposite order every other round.
///
/// A round before them isn't counted: it brings files to the size at which they are used again and again.
func interleave(_ sides: [Side], rounds: Int, plan: Plan) throws -> [Series] {
    for side in sides { _ = try side.measure(plan) }
    var series = sides.map { Series(name: $0.name) }
    for round in 0..<rounds {
        let order = Array(sides.indices)
        for index in round.isMultiple(of: 2) ? order : order.reversed() {
            series[index].rounds.append(try sides[index].measure(plan))
        }
    }
    return series
}
