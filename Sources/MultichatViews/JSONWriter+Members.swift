import Multichat

extension JSONWriter {
    /// Writes `{"sequence", "chain"}`, or `null`.
    public mutating func head(_ head: Head?) {
        guard let head else { return raw("null") }
        raw("{\"sequence\":")
        integer(head.sequence)
        raw(",\"chain\":")
        digest(head.chain)
        raw("}")
    }

    /// Writes a chain value as lower-case hexadecimal digits.
    public mutating func digest(_ digest: Digest) {
        raw("\"")
        let start = bytes.count
        bytes.append(contentsOf: repeatElement(0, count: 64))
        bytes.withUnsafeMutableBufferPointer { buffer in
            let digits = UnsafeMutableBufferPointer(rebasing: buffer[start...])
            digest.withBytes { _ = Hex.write($0, to: digits) }
        }
        raw("\"")
    }

    /// Writes a member whose value is a string, or `null`.
    public mutating func member(_ name: StaticString, _ value: String?) {
        key(name)
        string(value)
    }

    /// Writes a member whose value is an integer, or `null`.
    public mutating func member(_ name: StaticString, _ value: Int?) {
        key(name)
        integer(value)
    }
}
