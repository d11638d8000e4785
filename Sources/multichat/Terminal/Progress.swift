import Synchronization

/// A bar with rate and time left, on a terminal, for what takes more than a second.
final class Progress: Sendable {
    private static let delay = 1_000_000
    private static let interval = 100_000

    private let title: String
    private let unit: String
    private let total: Int?
    private let style: Style
    private let start: Int
    /// When the bar was drawn last; 0 while it isn't there.
    private let drawn = Mutex(0)

    /// Begins to measure.
    ///
    /// - Parameters:
    ///   - title: what is done.
    ///   - unit: what is counted, in the plural.
    ///   - total: how much there is, if that is known.
    init(_ title: String, of unit: String, total: Int? = nil) {
        self.title = title
        self.unit = unit
        self.total = total
        style = Style.of(Descriptor.error)
        start = Clock.now()
    }

    /// Tells how much is done, and how much there is, if only now that is known.
    @Sendable func update(_ done: Int, of known: Int? = nil) {
        guard style.isTerminal else { return }
        let now = Clock.now()
        drawn.withLock { last in
            guard now - start >= Self.delay, now - last >= Self.interval else { return }
            last = now
            let line = ProgressLine(
                title: title, unit: unit, done: done, total: known ?? total, microseconds: now - start)
            draw("\r" + line.text(width: style.width - 1) + "\u{1B}[K")
        }
    }

    /// Takes the bar away.
    func finish() {
        drawn.withLock { last in
            if last > 0 { draw("\r\u{1B}[K") }
            last = 0
        }
    }

    private func draw(_ text: String) {
        let output = Output(Descriptor.error)
        output.text(text)
        try? output.flush()
    }
}
