/// A part of a request besides its body.
struct Parameter: Sendable {
    /// Its name.
    let name: String
    /// What it is.
    let summary: String
    /// What it may be.
    let schema: Schema
    /// Where it stands.
    var place = Place.query
    /// Whether it must be there.
    var isRequired = false
    /// Whether it may be given several times.
    var repeats = false

    /// Where a parameter stands.
    enum Place: String, Sendable {
        case query, path, header
    }

    /// Declares a parameter of the query that may be left out.
    init(_ name: String, _ schema: Schema, _ summary: String) {
        self.name = name
        self.summary = summary
        self.schema = schema
    }

    /// The same as one that must be there.
    var required: Parameter {
        var copy = self
        copy.isRequired = true
        return copy
    }

    /// The same as one that may be given several times.
    var repeating: Parameter {
        var copy = self
        copy.repeats = true
        return copy
    }

    /// The same at another place.
    func at(_ place: Place) -> Parameter {
        var copy = self
        copy.place = place
        copy.isRequired = place == .path
        return copy
    }
}

extension Parameter {
    /// What most lists have.
    static let cursor = Parameter("cursor", .words, "go on where the previous page ended")
    /// The tenant.
    static let namespace = Parameter("namespace", .id, "the tenant whose sessions are meant")
    /// Who does it.
    static let author = Parameter("author", .id, "who does it")
    /// The session as it was.
    static let asOf = Parameter("as-of", .integer(0...Int.max), "as it was at this sequence")

    /// The size of a page.
    static func limit(_ standard: Int, from least: Int = 1) -> Parameter {
        Parameter("limit", .integer(least...1000, standard: standard), "at most so many")
    }
}
