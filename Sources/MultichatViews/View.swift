import Multichat

/// How something is shown as JSON: the same on the command line and over HTTP.
public protocol View: Sendable {
    /// Writes it as one JSON object.
    func write(to writer: inout JSONWriter)
}
