package import Multichat
package import Testing

/// The error that the closure throws; a test that gets none fails.
package func failure(_ body: () throws -> Void, at location: SourceLocation = #_sourceLocation) -> MultichatError? {
    let error = #expect(throws: MultichatError.self, sourceLocation: location) { try body() }
    return error
}
