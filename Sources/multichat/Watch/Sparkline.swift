/// Figures as a row of small bars.
enum Sparkline {
    private static let bars = Array("▁▂▃▄▅▆▇█")

    /// A bar for each value, scaled to the largest; an empty text for no values.
    static func text(_ values: some Sequence<Int>) -> String {
        let values = Array(values)
        let top = max(values.max() ?? 0, 1)
        return String(values.map { bars[min(bars.count - 1, max(0, $0) * (bars.count - 1) / top)] })
    }
}
