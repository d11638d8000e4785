import Multichat

/// A bar with rate and time left, on a terminal, for what takes more than a second.
final class Progress {
    private static let delay = 1_000_000
    private static let interval = 100_000

    private let title: String
    private let unit: String
    private let style: Style
    private let start: Int
    private var shown = 0
    private var isShown = false

    /// Begins to measure.
    ///
    /// - Parameters:
    ///   - title: what is done.
    ///   - unit: what is counted, in the plural.
    init(_ title: String, of unit: String) {
        self.title = title
        self.unit = unit
        style = Style.of(Descriptor.error)
        start = Clock.now()
    }

    /// Tells how much is done, and how much there is, if that is known.
    func update(_ done: Int, of total: Int? = nil) {
        guard style.isTerminal else { return }
        let now = Clock.now()
        guard now - start >= Self.delay, now - shown >= Self.interval else { return }
        shown = now
        isShown = true
        let line = ProgressLine(title: title, unit: unit, done: done, total: total, microseconds: now - start)
        draw("\r" + line.text(width: style.width - 1) + "\u{1B}[K")
    }

    /// Takes the bar away.
    func finish() {
        if isShown { draw("\r\u{1B}[K") }
        isShown = false
    }

    private func draw(_ text: String) {
        let output = Output(Descriptor.error)
        output.text(text)
        try? output.flush()
    }
}

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
