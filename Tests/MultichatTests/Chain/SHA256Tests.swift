import Multichat
import Testing

@Suite struct SHA256Tests {
    /// The examples of FIPS 180-4 and the lengths around a block.
    static let vectors: [(text: String, digest: String)] = [
        ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
        ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
        (
            "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
            "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
        ),
        (String(repeating: "a", count: 1_000_000), "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0"),
    ]

    @Test(arguments: vectors) func knownValues(_ text: String, _ digest: String) {
        #expect(SHA256.hash(text).description == digest)
        #expect(Digest(hex: digest) == SHA256.hash(text))
        #expect(Digest(hex: digest.uppercased()) == SHA256.hash(text))
    }

    @Test func partsAreAsGoodAsTheWhole() {
        let hasher = SHA256()
        for _ in 0..<1000 { hasher.update(String(repeating: "a", count: 1000)) }
        #expect(hasher.finish() == SHA256.hash(Self.vectors[3].text))
        hasher.update("abc")
        #expect(hasher.finish() == SHA256.hash("abc"))
    }

    @Test(arguments: ["", "00", String(repeating: "0", count: 63), String(repeating: "g", count: 64)])
    func otherTextIsNoDigest(_ text: String) { #expect(Digest(hex: text) == nil) }

    @Test func hexadecimalIsReadInEitherCaseAndWrittenInLower() {
        #expect(Hex.bytes("00fFA9") == [0x00, 0xFF, 0xA9])
        #expect([UInt8](0...255).withUnsafeBytes(Hex.string) == (0..<256).map { digits($0) }.joined())
        for text in ["0", "0g", "é", "+1", " 1"] { #expect(Hex.bytes(text) == nil) }
    }

    private func digits(_ byte: Int) -> String { (byte < 16 ? "0" : "") + String(byte, radix: 16) }
}
