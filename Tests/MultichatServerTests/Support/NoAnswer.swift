/// What a test expected of a server did not come.
struct NoAnswer: Error, CustomStringConvertible {
    let description: String

    init(_ description: String) { self.description = description }
}
