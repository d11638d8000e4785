/// Answers that many routes have in common.
enum Shapes {
    /// A receipt: of something new, or of what was there already.
    static let receipt: [Int: Answer] = [
        200: Answer(.named("Receipt"), tagged: true), 201: Answer(.named("Receipt"), tagged: true),
    ]

    /// A page of things.
    static func list(of name: String) -> Schema {
        .object([
            Schema.Member("items", .array(.named(name))).required,
            Schema.Member("cursor", .nullable(.words)).required,
            Schema.Member("leftOut", .array(.named("Damage"))).required,
        ])
    }
}
