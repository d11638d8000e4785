import Multichat

/// What a store is and promises.
public struct StoreInfoView: View {
    private let url: String
    private let sessions: Int
    private let facts: [StoreFact]

    /// Shows a store.
    public init(url: String, sessions: Int, facts: [StoreFact]) {
        self.url = url
        self.sessions = sessions
        self.facts = facts
    }

    /// Writes it as one JSON object.
    public func write(to writer: inout JSONWriter) {
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
