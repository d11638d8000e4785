/// What a route takes as its body.
struct BodyForm: Sendable {
    /// The types that may be sent.
    var types: [String]
    /// What it may be, where it is JSON.
    var schema: Schema
    /// Whether it must be there.
    var isRequired = true
    /// Whether it goes to the disk, however large it is.
    var isStreamed = false

    /// An object with these members.
    static func object(_ members: Schema.Member..., required: Bool = true) -> BodyForm {
        BodyForm(types: [json], schema: .object(members), isRequired: required)
    }

    /// Any JSON value.
    static let value = BodyForm(types: [json], schema: .any)

    /// A JSON merge patch.
    static let patch = BodyForm(types: ["application/merge-patch+json", json], schema: .any)

    static let json = "application/json"
    static let lines = "application/x-ndjson"
}
