/// A store that can tell what it is and how it does.
public protocol Describing: Store {
    /// What is known of it, the most important first; never a password.
    ///
    /// - Throws: ``MultichatError`` where it can't be asked.
    func facts() throws -> [StoreFact]
}

/// One thing that a store tells about itself.
public struct StoreFact: Sendable, Equatable {
    /// What it is, in small letters, such as `flush lag`.
    public var name: String
    /// What is the case.
    public var value: Value

    /// What a store can tell.
    public enum Value: Sendable, Equatable {
        /// Words.
        case text(String)
        /// A count.
        case number(Int)
        /// A size in bytes.
        case bytes(Int)
        /// A time in microseconds.
        case time(Int64)
    }

    /// Makes a fact.
    public init(_ name: String, _ value: Value) {
        self.name = name
        self.value = value
    }
}
