import Multichat
import MultichatViews

extension TextForm {
    /// Checks a text.
    ///
    /// - Throws: ``MultichatError`` with the code `invalid`, which names the place.
    func check(_ text: String, _ place: String) throws {
        switch self {
        case .plain: break
        case .identifier: try IdentifierRules.check(text, field: "`\(place)`")
        case .line(let maximum):
            if !text.isEmpty { try IdentifierRules.check(text, field: "`\(place)`", maximum: maximum) }
        case .choice(let words):
            guard words.contains(text) else {
                throw MultichatError(.invalid, "`\(place)` must be one of \(words.joined(separator: ", ")).")
            }
        case .time: _ = try Self.time(text, place)
        case .duration: _ = try Self.duration(text, place)
        case .label: _ = try Self.label(text, place)
        }
    }

    /// Reads a time.
    static func time(_ text: String, _ place: String) throws -> Timestamp {
        guard let time = RFC3339.parse(text, zoneless: nil) else {
            throw MultichatError(.invalid, "`\(place)` must be a time such as 2026-01-31T12:00:00Z.")
        }
        return time
    }

    /// Reads a duration, in microseconds.
    static func duration(_ text: String, _ place: String) throws -> Int64 {
        guard let duration = try? TimeSpan.microseconds(text) else {
            throw MultichatError(.invalid, "`\(place)` must be a duration such as 90s, 15m, 12h, 30d or 2w.")
        }
        return duration
    }

    /// Reads a label.
    static func label(_ text: String, _ place: String) throws -> (name: String, value: String) {
        guard let sign = text.firstIndex(of: "="), sign > text.startIndex else {
            throw MultichatError(.invalid, "`\(place)` must be of the form K=V.")
        }
        return (String(text[..<sign]), String(text[text.index(after: sign)...]))
    }
}
