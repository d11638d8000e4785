import TestSupport

/// A query as it is meant, which can be written down and tried on messages one by one.
indirect enum RandomQuery: CustomStringConvertible {
    case words([String], isPrefix: Bool)
    case author(String)
    case tag(String)
    case session(String)
    case and(RandomQuery, RandomQuery)
    case or(RandomQuery, RandomQuery)
    case not(RandomQuery)

    /// The words that messages are made of: as they are written, and as they are compared.
    static let vocabulary: [(written: String, compared: [String])] = [
        ("alpha", ["alpha"]), ("Alphabet", ["alphabet"]), ("BETA", ["beta"]), ("Bêta", ["beta"]), ("gamma", ["gamma"]),
        ("天気", ["天", "気"]), ("天", ["天"]), ("🚀", ["🚀"]), ("x-ray", ["x", "ray"]), ("3.14", ["3", "14"]),
        ("AND", ["and"]), ("über", ["uber"]),
    ]
    static let authors = ["Ann", "ann", "Bo"]
    static let tags = ["red", "Red", "blue"]

    /// Draws a query of so many levels.
    static func draw(_ levels: Int, _ random: inout SeededRandom) -> RandomQuery {
        guard levels > 0 else { return leaf(&random) }
        switch Int.random(in: 0..<5, using: &random) {
        case 0: return .and(draw(levels - 1, &random), draw(levels - 1, &random))
        case 1: return .or(draw(levels - 1, &random), draw(levels - 1, &random))
        case 2: return .not(draw(levels - 1, &random))
        case 3: return .and(leaf(&random), .not(draw(levels - 1, &random)))
        default: return leaf(&random)
        }
    }

    private static func leaf(_ random: inout SeededRandom) -> RandomQuery {
        switch Int.random(in: 0..<8, using: &random) {
        case 0: return .author(pick(authors, &random))
        case 1: return .tag(pick(tags, &random))
        case 2: return .session("s\(Int.random(in: 0..<3, using: &random))")
        case 3: return .words([pick(vocabulary, &random).written, pick(vocabulary, &random).written], isPrefix: false)
        case 4: return .words([String(pick(["alph", "b", "天", "gamma", "ra"], &random))], isPrefix: true)
        default: return .words([pick(vocabulary, &random).written], isPrefix: false)
        }
    }

    static func pick<Element>(_ elements: [Element], _ random: inout SeededRandom) -> Element {
        elements[Int.random(in: 0..<elements.count, using: &random)]
    }

    /// The query as it is typed.
    var description: String {
        switch self {
        case .words(let words, let isPrefix):
            isPrefix ? "\(words[0])*" : "\"\(words.joined(separator: " "))\""
        case .author(let author): "from:\(author)"
        case .tag(let tag): "tag:\(tag)"
        case .session(let session): "session:\(session)"
        case .and(let left, let right): "(\(left) \(right))"
        case .or(let left, let right): "(\(left) OR \(right))"
        case .not(let query): "NOT \(query)"
        }
    }
}
