import Multichat

/// A learning.
public struct LearningView: View {
    private let learning: Learning

    /// Shows a learning.
    public init(_ learning: Learning) { self.learning = learning }

    /// Writes it as one JSON object.
    public func write(to writer: inout JSONWriter) {
        writer.raw("{")
        writeMembers(to: &writer)
        writer.raw("}")
    }

    /// Writes its members: id, sequence, what it says, and the dimension of its embedding.
    public func writeMembers(to writer: inout JSONWriter) {
        writer.member("id", learning.id.text)
        writer.member("sequence", learning.sequence)
        learning.writeContent(to: &writer)
        writer.member("dimension", learning.embedding?.dimension)
    }
}

/// A learning that was recalled.
public struct RecollectionView: View {
    private let found: Recollection

    /// Shows what was recalled.
    public init(_ found: Recollection) { self.found = found }

    /// Writes it as one JSON object.
    public func write(to writer: inout JSONWriter) {
        writer.raw("{")
        LearningView(found.learning).writeMembers(to: &writer)
        writer.key("score")
        writer.value(.number("\(found.score)"))
        writer.key("similarity")
        writer.value(found.similarity.map { .number("\($0)") } ?? .null)
        writer.key("sameText")
        writer.strings(found.sameText.map(\.text))
        writer.raw("}")
    }
}

/// A learning that was forgotten.
public struct ForgottenView: View {
    private let id: LearningID
    private let sequence: Int

    /// Shows that a learning was forgotten, and at which sequence of the brain's log.
    public init(_ id: LearningID, sequence: Int) {
        self.id = id
        self.sequence = sequence
    }

    /// Writes it as one JSON object.
    public func write(to writer: inout JSONWriter) {
        writer.raw("{")
        writer.member("id", id.text)
        writer.key("forgotten")
        writer.bool(true)
        writer.member("sequence", sequence)
        writer.raw("}")
    }
}
