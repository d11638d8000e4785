import Multichat

extension Snippet {
    /// Reads a text in which 2 stands before what was matched and 3 behind it, and takes the index's gaps out.
    init(marked text: String) {
        var plain = String.UnicodeScalarView()
        var highlights: [Range<Int>] = []
        var count = 0
        var start: Int?
        for scalar in text.unicodeScalars where scalar != SearchText.gap {
            switch scalar.value {
            case 2: start = count
            case 3:
                if let start, start < count { highlights.append(start..<count) }
                start = nil
            default:
                plain.append(scalar)
                count += 1
            }
        }
        self.init(String(plain), highlights: Self.joined(highlights))
    }

    /// Characters that are words by themselves are matched one by one, and shown as one.
    private static func joined(_ ranges: [Range<Int>]) -> [Range<Int>] {
        var joined: [Range<Int>] = []
        for range in ranges {
            if let last = joined.last, last.upperBound == range.lowerBound {
                joined[joined.count - 1] = last.lowerBound..<range.upperBound
            } else {
                joined.append(range)
            }
        }
        return joined
    }
}
