import Multichat

/// A version of a learning, as its history tells.
public struct LearningVersionView: View {
    private let id: LearningID
    private let version: LearningVersion

    /// Shows a version of the learning with that id.
    public init(_ version: LearningVersion, of id: LearningID) {
        self.id = id
        self.version = version
    }

    /// Writes it as one JSON object: the learning, or that it was forgotten, by whom and when.
    public func write(to writer: inout JSONWriter) {
        switch version {
        case .learned(let learning): LearningView(learning).write(to: &writer)
        case .forgotten(let author, let time, let sequence):
            writer.raw("{")
            writer.member("id", id.text)
            writer.key("forgotten")
            writer.bool(true)
            writer.member("sequence", sequence)
            writer.member("author", author?.text)
            writer.key("time")
            writer.time(time)
            writer.raw("}")
        }
    }
}
