import Multichat

/// The things that requests and answers have in common, by name.
enum Components {
    /// All of them.
    static let all: [String: Schema] = [
        "Draft": .object([
            .init("id", .nullable(.id)), .init("kind", .nullable(.id)), .init("key", .nullable(.id)),
            .init("author", .nullable(.id)), .init("time", .nullable(.time)), .init("body", .any),
        ]),
        "Expectation": .object([
            .init("head", .integer(0...Int.max)), .init("fence", .integer(0...Int.max)),
            .init("newest", .map(.nullable(.sequence))),
        ]),
    ]
}
