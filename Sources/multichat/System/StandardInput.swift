import Multichat

/// What is piped or typed into the command.
enum StandardInput {
    /// Everything up to the end of the input.
    ///
    /// - Throws: ``MultichatError`` with the code `invalid` for more than the limit, `io` where reading fails.
    static func all(limit: Int) throws -> [UInt8] {
        var bytes: [UInt8] = []
        let chunk = 64 << 10
        while true {
            let count = try bytes.append(upTo: chunk)
            if count == 0 { return bytes }
            guard bytes.count <= limit else {
                throw MultichatError(.invalid, "The input has more than \(limit) bytes, the most that are allowed.")
            }
        }
    }

    /// A text without the line break that ends its last line.
    ///
    /// - Throws: ``MultichatError`` with the code `invalid` where it isn't UTF-8.
    static func text(limit: Int, field: String) throws -> String {
        var bytes = try all(limit: limit)
        if bytes.last == UInt8(ascii: "\n") { bytes.removeLast() }
        if bytes.last == UInt8(ascii: "\r") { bytes.removeLast() }
        if let place = bytes.withUnsafeBufferPointer({ UTF8Check.firstInvalidByte($0) }) {
            throw MultichatError(.invalid, "The \(field) is not valid UTF-8 at byte \(place).")
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}

extension [UInt8] {
    /// Adds what can be read from the standard input at once; answers how many bytes, 0 at the end.
    fileprivate mutating func append(upTo count: Int) throws -> Int {
        let chunk = try [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
            switch Descriptor.read(Descriptor.input, into: UnsafeMutableRawBufferPointer(buffer)) {
            case .success(let count): filled = count
            case .failure(let error):
                throw MultichatError(.io, "The standard input can't be read: \(error.words).")
            }
        }
        append(contentsOf: chunk)
        return chunk.count
    }
}
