import Multichat
import MultichatViews

/// A hit of a search as it is printed.
struct SearchResult: Presentable {
    private let hit: SearchHit

    init(_ hit: SearchHit) { self.hit = hit }

    func write(json writer: inout JSONWriter) { SearchHitView(hit).write(to: &writer) }

    func lines(_ style: Style) -> [String] {
        let kind = hit.kind == .message ? "" : "  " + style.green(hit.kind.text)
        let start = "\(style.bold(hit.session.text)) \(style.bold(String(hit.sequence)))"
        return [
            "\(start)  \(style.dim(EntryText.time(hit.time)))  \(style.cyan(hit.author?.text ?? "-"))\(kind)",
            "    " + highlighted(style),
        ]
    }

    /// The snippet on one line; what was matched is in colour, or between `**` where there are no colours.
    private func highlighted(_ style: Style) -> String {
        let scalars = Array(hit.snippet.text.unicodeScalars)
        var line = ""
        var place = 0
        for range in hit.snippet.highlights {
            line += text(scalars[place..<range.lowerBound])
            let match = text(scalars[range])
            line += style.hasColours ? style.bold(style.yellow(match)) : "**\(match)**"
            place = range.upperBound
        }
        return line + text(scalars[place...])
    }

    private func text(_ scalars: ArraySlice<Unicode.Scalar>) -> String {
        var view = String.UnicodeScalarView()
        view.append(contentsOf: scalars)
        return Printable.text(String(view), keepsLines: false)
    }
}
