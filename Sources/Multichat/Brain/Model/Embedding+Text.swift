import FoundationEssentials

/// The two forms of an embedding as text.
extension Embedding {
    /// The coordinates as Base64 of their bytes: each a 32-bit float (IEEE 754), lowest byte first.
    ///
    /// It takes a third of the space of a JSON array, and gives back the same bits.
    public var base64: String {
        let words = values.map { $0.bitPattern.littleEndian }
        return words.withUnsafeBytes { Data($0).base64EncodedString() }
    }

    /// Reads ``base64``.
    ///
    /// - Throws: ``MultichatError`` with the code `invalid` where it is something else.
    public init(base64 text: String) throws {
        guard let data = Data(base64Encoded: text), data.count.isMultiple(of: 4) else {
            throw MultichatError(.invalid, "The embedding is not Base64 of 32-bit floats.")
        }
        let values = data.withUnsafeBytes { bytes in
            stride(from: 0, to: bytes.count, by: 4).map {
                Float(bitPattern: UInt32(littleEndian: bytes.loadUnaligned(fromByteOffset: $0, as: UInt32.self)))
            }
        }
        try self.init(values)
    }

    /// Reads a JSON array of numbers, as programs print it.
    ///
    /// - Throws: ``MultichatError`` with the code `invalid`, which says what else it is.
    public init(json: JSON) throws {
        guard let elements = JSONValue(json).array else {
            throw MultichatError(.invalid, "The embedding is no JSON array of numbers.")
        }
        try self.init(
            try elements.enumerated().map { place, element in
                guard case .number(let text) = element, let value = Float(text) else {
                    throw MultichatError(.invalid, "The embedding's coordinate \(place) is no number.")
                }
                return value
            })
    }
}
