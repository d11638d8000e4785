/// What a request does.
enum Method: String, Sendable, CaseIterable {
    case get = "GET"
    case post = "POST"
    case put = "PUT"
    case patch = "PATCH"
    case delete = "DELETE"
}

/// What a key must allow for a request.
enum Scope: Int, Sendable, Comparable, CaseIterable {
    /// Nothing: everybody may.
    case none
    /// To read.
    case read
    /// To append as well.
    case append
    /// Everything.
    case admin

    /// Whether one allows less than another.
    static func < (left: Scope, right: Scope) -> Bool { left.rawValue < right.rawValue }
}
