/// What a bar says at a moment.
struct ProgressLine {
    var title: String
    var unit: String
    var done: Int
    var total: Int?
    var microseconds: Int

    /// The line, of at most so many columns.
    func text(width: Int) -> String {
        let rate = Int(Double(done) / (Double(max(microseconds, 1)) / 1e6))
        let figures = "\(Figures.grouped(done)) \(unit), \(Figures.grouped(rate))/s"
        guard let total, total > 0 else { return Columns.cut("\(title)  \(figures)", to: width) }
        let share = min(1, Double(done) / Double(total))
        let left = rate > 0 ? ", \(Figures.duration(seconds: max(0, total - done) / rate)) left" : ""
        let filled = Int(share * 24)
        let bar = String(repeating: "█", count: filled) + String(repeating: "░", count: 24 - filled)
        return Columns.cut("\(title)  \(bar) \(Int(share * 100))%  \(figures)\(left)", to: width)
    }
}
