/// A command for a Redis server: its name and arguments, each any bytes, kept in the form of the wire.
///
///     var command = Command("XADD", key)
///     command.append("*")
public struct Command: Sendable {
    /// How many words it has, its name among them.
    public private(set) var count = 0
    /// Whether running it twice is as good as once, so that it may be sent again where its reply was lost; and where
    /// that is lost too, the caller is told that the server can't be used, unless a script was run.
    public var isRepeatable = false
    /// The arguments, each as `$LENGTH`, a line end, its bytes and a line end.
    private(set) var body: [UInt8] = []

    /// Makes a command of words.
    public init(_ words: String...) {
        for word in words { append(word) }
    }

    /// Makes a command without words yet.
    ///
    /// - Parameter capacity: how many bytes to make room for.
    public init(capacity: Int) { body.reserveCapacity(capacity) }

    /// Adds text.
    public mutating func append(_ text: String) {
        var text = text
        text.withUTF8 { append(UnsafeRawBufferPointer($0)) }
    }

    /// Adds bytes.
    public mutating func append(_ bytes: [UInt8]) { bytes.withUnsafeBytes { append($0) } }

    /// Adds bytes.
    public mutating func append(_ bytes: UnsafeRawBufferPointer) {
        count += 1
        body.append(UInt8(ascii: "$"))
        body.appendDecimal(bytes.count)
        body.appendLineEnd()
        body.append(contentsOf: bytes)
        body.appendLineEnd()
    }

    /// Adds a word of so many bytes that the closure appends to those before it.
    public mutating func append(size: Int, _ write: (inout [UInt8]) -> Void) {
        count += 1
        body.append(UInt8(ascii: "$"))
        body.appendDecimal(size)
        body.appendLineEnd()
        let start = body.count
        write(&body)
        precondition(body.count == start + size, "the word has another size")
        body.appendLineEnd()
    }

    /// Adds all words of another command.
    public mutating func append(_ other: Command) {
        count += other.count
        body.append(contentsOf: other.body)
    }

    /// Adds a number in decimal digits.
    public mutating func append(_ number: Int) {
        var digits: [UInt8] = []
        digits.appendDecimal(number)
        append(digits)
    }

    /// The same command, marked as one that may be sent again.
    public func repeatable() -> Command {
        var copy = self
        copy.isRepeatable = true
        return copy
    }

    /// Writes the command as the server reads it.
    func write(to output: inout [UInt8]) {
        output.reserveCapacity(output.count + body.count + 16)
        output.append(UInt8(ascii: "*"))
        output.appendDecimal(count)
        output.appendLineEnd()
        output.append(contentsOf: body)
    }
}
