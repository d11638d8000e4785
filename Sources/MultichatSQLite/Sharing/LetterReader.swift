/// Reads what a ``LetterWriter`` wrote.
struct LetterReader: ~Copyable {
    /// The letter isn't as it was written.
    struct Fault: Error {}

    private let bytes: [UInt8]
    private var place = 0

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    mutating func number() throws -> Int {
        Int(try take(8) { $0.loadUnaligned(as: Int64.self) })
    }

    /// Reads how many values follow.
    mutating func count() throws -> Int {
        let count = try number()
        guard count >= 0 else { throw Fault() }
        return count
    }

    mutating func optionalText() throws -> String? {
        let count = try number()
        return count < 0 ? nil : try take(count) { String(decoding: $0, as: UTF8.self) }
    }

    mutating func text() throws -> String {
        guard let text = try optionalText() else { throw Fault() }
        return text
    }

    /// Lends the next bytes.
    mutating func take<Result>(_ count: Int, _ body: (UnsafeRawBufferPointer) throws -> Result) throws -> Result {
        guard count >= 0, count <= bytes.count - place else { throw Fault() }
        defer { place += count }
        return try bytes.withUnsafeBytes { try body(UnsafeRawBufferPointer(rebasing: $0[place..<place + count])) }
    }
}
