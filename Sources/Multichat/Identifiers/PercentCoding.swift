/// `%HH` in URLs.
package enum PercentCoding {
    /// Replaces `%HH` by the byte.
    ///
    /// - Parameter part: what the text is, for the error, such as `store URL`.
    package static func decode(_ text: some StringProtocol, _ part: String) throws(MultichatError) -> String {
        var bytes: [UInt8] = []
        var rest = Substring(text).utf8
        while let byte = rest.popFirst() {
            guard byte == UInt8(ascii: "%") else {
                bytes.append(byte)
                continue
            }
            guard let high = rest.popFirst().flatMap(Hex.value), let low = rest.popFirst().flatMap(Hex.value) else {
                throw MultichatError(
                    .invalid, "The \(part) has a % without two hexadecimal digits behind it.",
                    hint: "Write %25 for a percent sign.")
            }
            bytes.append(high << 4 | low)
        }
        guard !bytes.contains(0), let decoded = String(validating: bytes, as: UTF8.self) else {
            throw MultichatError(.invalid, "The \(part) is not UTF-8 without NUL.")
        }
        return decoded
    }

    /// Writes a text so that ``decode(_:_:)`` reads it back.
    ///
    /// - Parameter keeping: characters that need no encoding here, besides letters, digits and `-._~`.
    package static func encode(_ text: String, keeping: String = "") -> String {
        var encoded = ""
        for byte in text.utf8 {
            let scalar = Unicode.Scalar(byte)
            if isPlain(byte) || keeping.utf8.contains(byte) {
                encoded.unicodeScalars.append(scalar)
            } else {
                let digits = String(byte, radix: 16, uppercase: true)
                encoded += byte < 16 ? "%0\(digits)" : "%\(digits)"
            }
        }
        return encoded
    }

    private static func isPlain(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: true
        default: "-._~".utf8.contains(byte)
        }
    }
}
