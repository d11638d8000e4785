import Multichat

/// What `store info` prints.
struct StoreInfoResult: Presentable {
    let url: String
    let sessions: Int
    let facts: [StoreFact]

    func write(json writer: inout JSONWriter) {
        writer.raw("{")
        writer.member("store", url)
        writer.member("sessions", sessions)
        for fact in facts {
            writer.separate()
            writer.string(Self.member(fact.name) + Self.unit(fact.value))
            writer.raw(":")
            switch fact.value {
            case .text(let text): writer.string(text)
            case .number(let number), .bytes(let number): writer.integer(number)
            case .time(let time): writer.integer(Int(time))
            }
        }
        writer.raw("}")
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

    private static func unit(_ value: StoreFact.Value) -> String {
        switch value {
        case .text, .number: ""
        case .bytes: "Bytes"
        case .time: "Microseconds"
        }
    }

    /// `flush lag` as `flushLag`.
    private static func member(_ name: String) -> String {
        let words = name.split(separator: " ")
        return words.dropFirst().reduce(String(words.first ?? "")) { $0 + $1.prefix(1).uppercased() + $1.dropFirst() }
    }
}
