/// A password, which no description, dump or error shows.
public struct Secret: Sendable, Equatable, CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    /// The password itself.
    let text: String

    /// Hides a text.
    public init(_ text: String) { self.text = text }

    /// Says only that there is one.
    public var description: String { "(hidden)" }

    /// Says only that there is one.
    public var debugDescription: String { description }

    /// Shows nothing.
    public var customMirror: Mirror { Mirror(self, children: []) }
}
