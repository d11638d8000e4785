import Multichat

/// A message that a search found.
public struct SearchHitView: View {
    private let hit: SearchHit

    /// Shows a hit.
    public init(_ hit: SearchHit) { self.hit = hit }

    /// Writes it as one JSON object.
    public func write(to writer: inout JSONWriter) {
        writer.raw("{")
        writer.member("session", hit.session.text)
        writer.member("sequence", hit.sequence)
        writer.key("time")
        writer.time(hit.time)
        writer.member("kind", hit.kind.text)
        writer.member("author", hit.author?.text)
        writer.key("score")
        writer.value(.number(String(hit.score)))
        writer.member("snippet", hit.snippet.text)
        writer.key("highlights")
        writer.array(hit.snippet.highlights) { writer, range in
            writer.array([range.lowerBound, range.upperBound]) { $0.integer($1) }
        }
        writer.raw("}")
    }
}
