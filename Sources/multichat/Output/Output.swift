import Multichat

/// Collects what is printed in one large buffer and writes it when that is full and at the end.
final class Output {
    private static let capacity = 64 << 10

    private let descriptor: Int32
    private var writer = JSONWriter(capacity: capacity + 4096)

    init(_ descriptor: Int32) { self.descriptor = descriptor }

    /// Prints text.
    func text(_ text: String) {
        var text = text
        text.withUTF8 { writer.bytes.append(contentsOf: $0) }
    }

    /// Prints one line of text.
    func line(_ line: String) {
        text(line)
        writer.raw("\n")
    }

    /// Prints one line of JSON.
    func line(_ json: (inout JSONWriter) -> Void) {
        json(&writer)
        writer.raw("\n")
    }

    /// Writes what was collected if it is much.
    func flushIfLarge() throws {
        if writer.bytes.count >= Self.capacity { try flush() }
    }

    /// Writes bytes behind all that was collected.
    func write(_ bytes: UnsafeRawBufferPointer) throws {
        try flush()
        writer.bytes.append(contentsOf: bytes)
        try flush()
    }

    /// Writes all that was collected.
    ///
    /// - Throws: ``ClosedPipe`` where nobody reads any more, else ``MultichatError`` with the code `io`.
    func flush() throws {
        defer { writer.bytes.removeAll(keepingCapacity: true) }
        try writer.bytes.withUnsafeBytes { bytes in
            var rest = bytes[...]
            while !rest.isEmpty {
                switch Descriptor.write(descriptor, UnsafeRawBufferPointer(rebasing: rest)) {
                case .success(let count): rest = rest.dropFirst(count)
                case .failure(let error): throw Self.failure(error)
                }
            }
        }
    }

    private static func failure(_ error: SystemError) -> any Error {
        if error.isClosedPipe { return ClosedPipe() }
        return MultichatError(.io, "The output can't be written: \(error.words).")
    }
}

/// Nobody reads the output any more: the command ends quietly.
struct ClosedPipe: Error {}
