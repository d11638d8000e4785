/// The fields of a header, in their order; names are in lower case.
struct HeaderFields: Sendable {
    /// One field.
    struct Field: Sendable {
        /// Its name, in lower case.
        var name: String
        /// What it says.
        var value: String
    }

    /// All fields.
    private(set) var fields: [Field] = []
    /// Whether each is valid UTF-8: what isn't can't be told apart from others once it is read.
    var isText = true
    /// How many bytes the fields had, with what stands between them.
    private(set) var byteCount = 0

    /// Adds a field.
    mutating func add(_ name: String, _ value: String) {
        byteCount += name.utf8.count + value.utf8.count + 4
        fields.append(Field(name: name.lowercased(), value: value))
    }

    /// What the first field of a name says; the name is given in lower case.
    subscript(name: String) -> String? { fields.first { $0.name == name }?.value }

    /// What all fields of a name say.
    func all(_ name: String) -> [String] { fields.filter { $0.name == name }.map(\.value) }

    /// The elements of a list that may stand in several fields, without white space around them.
    func list(_ name: String) -> [String] {
        all(name).flatMap { $0.split(separator: ",") }.map { $0.trimmed }.filter { !$0.isEmpty }
    }
}

extension Substring {
    /// The text without spaces and tabs at both ends.
    var trimmed: String {
        var text = self
        while let last = text.last, last == " " || last == "\t" { text.removeLast() }
        return String(text.drop { $0 == " " || $0 == "\t" })
    }
}
