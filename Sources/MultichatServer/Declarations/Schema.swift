import Multichat

/// What a value may be: requests are checked by it, and the API's description is written from it.
indirect enum Schema: Sendable {
    /// Any JSON.
    case any
    /// `null`.
    case null
    /// A text of a form.
    case text(TextForm)
    /// An integer in a range; what is taken where it is left out.
    case integer(ClosedRange<Int>, standard: Int? = nil)
    /// A number in a range.
    case number(ClosedRange<Double>)
    /// `true` or `false`.
    case flag
    /// An array of values.
    case array(Schema)
    /// An object whose members all have values of a kind, whatever their names.
    case map(Schema)
    /// An object.
    case object([Member])
    /// A value, or `null`.
    case nullable(Schema)
    /// One of several.
    case either([Schema])
    /// One that has a name of its own in the description.
    case named(String)

    /// A member of an object.
    struct Member: Sendable {
        /// Its name.
        var name: String
        /// What it may be.
        var schema: Schema
        /// Whether it must be there.
        var isRequired = false

        /// Declares a member that may be left out.
        init(_ name: String, _ schema: Schema) {
            self.name = name
            self.schema = schema
        }

        /// The same as one that must be there.
        var required: Member {
            var copy = self
            copy.isRequired = true
            return copy
        }
    }

    /// Any sequence of a log.
    static let sequence = Schema.integer(1...Int.max)
    /// An id, a key or a name.
    static let id = Schema.text(.identifier)
    /// A time.
    static let time = Schema.text(.time)
    /// A duration.
    static let duration = Schema.text(.duration)
    /// What a session is about.
    static let topic = Schema.text(.line(SessionRules.maximumTopicBytes))
    /// The value of a label.
    static let label = Schema.text(.line(SessionRules.maximumLabelBytes))
    /// Any text.
    static let words = Schema.text(.plain)
}

/// What form a text has.
enum TextForm: Sendable {
    /// Any.
    case plain
    /// 1 to 512 bytes without control characters.
    case identifier
    /// Up to so many bytes without control characters.
    case line(Int)
    /// One of some words.
    case choice([String])
    /// RFC 3339.
    case time
    /// `90s`, `15m`, `12h`, `30d`, `2w`, `1d12h`.
    case duration
    /// `K=V`.
    case label
}
