import Multichat
import MultichatViews

/// What `stats --watch` shows at a moment.
struct WatchFrame: Presentable {
    let url: String
    let sample: WatchedStore.Sample
    /// The rates so far, in tenths of entries a second, oldest first.
    let rates: [Int]
    let metrics: Metrics

    func write(json writer: inout JSONWriter) {
        writer.raw("{")
        writer.key("time")
        writer.time(Platform.now())
        writer.member("store", url)
        writer.member("sessions", sample.sessions)
        writer.member("entries", sample.entries)
        writer.member("appended", sample.appended)
        writer.member("started", sample.started)
        writer.member("microseconds", sample.elapsed)
        writer.raw("}")
    }

    /// One line, for where nothing can be redrawn.
    func lines(_ style: Style) -> [String] {
        let entries = Figures.count(sample.entries, "entry", "entries") + " (+\(Self.rate(sample.rate))/s)"
        let sessions = Figures.count(sample.sessions, "session", "sessions")
        return ["\(EntryText.time(Platform.now()))  \(sessions), \(entries)"]
    }

    /// All lines of a terminal.
    func screen(_ style: Style) -> [String] {
        let bars = Sparkline.text(rates.suffix(max(10, min(60, style.width - 40))))
        let rows: [(String, String)] = [
            ("store", Printable.text(url, keepsLines: false)),
            ("sessions", "\(Figures.grouped(sample.sessions)), \(Figures.grouped(sample.started)) new"),
            ("entries", "\(Figures.grouped(sample.entries)), +\(Self.rate(sample.rate))/s by all processes"),
            ("", bars),
        ]
        let width = 16
        let all = rows + figures + [("this process", reads)]
        return all.map { row in
            style.cyan(Columns.pad(row.0, to: width)) + Columns.cut(row.1, to: max(20, style.width - width - 1))
        } + [style.dim("Ctrl-C ends it.")]
    }

    /// What of the store's own figures changes while it works.
    private var figures: [(String, String)] {
        sample.facts.compactMap { fact in
            switch fact.value {
            case .text: fact.name == "breaker" ? (fact.name, StoreInfoResult.text(fact.value)) : nil
            default: (Columns.cut(fact.name, to: 15), StoreInfoResult.text(fact.value))
            }
        }
    }

    /// What these looks themselves take.
    private var reads: String {
        let reading = metrics[.sessions].reading
        guard let middle = reading.quantile(0.5), let slow = reading.quantile(0.99) else { return "no reads yet" }
        return "\(Figures.grouped(reading.count)) lists read, p50 ≤ \(Figures.grouped(middle)) µs, "
            + "p99 ≤ \(Figures.grouped(slow)) µs"
    }

    /// Tenths as a number with one digit behind the point.
    static func rate(_ tenths: Int) -> String { "\(Figures.grouped(tenths / 10)).\(tenths % 10)" }
}
