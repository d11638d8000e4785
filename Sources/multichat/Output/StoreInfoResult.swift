import Multichat
import MultichatViews

/// What `store info` prints.
struct StoreInfoResult: Presentable {
    let url: String
    let sessions: Int
    let facts: [StoreFact]

    func write(json writer: inout JSONWriter) {
        StoreInfoView(url: url, sessions: sessions, facts: facts).write(to: &writer)
    }

    func lines(_ style: Style) -> [String] {
        let rows =
            [("store", url), ("sessions", Figures.grouped(sessions))] + facts.map { ($0.name, Self.text($0.value)) }
        let width = rows.map(\.0.count).max() ?? 0
        return rows.map { style.cyan(Columns.pad($0.0, to: width)) + "  " + Printable.text($0.1) }
    }

    static func text(_ value: StoreFact.Value) -> String {
        switch value {
        case .text(let text): text
        case .number(let number): Figures.grouped(number)
        case .bytes(let bytes): Figures.grouped(bytes) + " bytes"
        case .time(let time): Figures.grouped(Int(time / 1000)) + " ms"
        }
    }
}
