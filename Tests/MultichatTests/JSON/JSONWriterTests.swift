import Multichat
import TestSupport
import Testing

@Suite struct JSONWriterTests {
    @Test func controlCharactersQuotesAndBackslashesAreEscaped() {
        var writer = JSONWriter()
        writer.string((0..<0x20).map { String(Unicode.Scalar(UInt8($0))) }.joined() + "\"\\/\u{7F}é\u{2028}😀")
        let expected =
            #""\u0000\u0001\u0002\u0003\u0004\u0005\u0006\u0007\b\t\n\u000b\f\r\u000e\u000f\u0010\u0011\u0012\u0013"#
            + #"\u0014\u0015\u0016\u0017\u0018\u0019\u001a\u001b\u001c\u001d\u001e\u001f\"\\/"# + "\u{7F}é\u{2028}😀\""
        #expect(writer.json.text == expected)
    }

    /// Every scalar comes back through the scanner and the tree.
    @Test func everyCharacterComesBack() throws {
        var text = ""
        for value in stride(from: UInt32(0), through: 0x10FFFF, by: 7) {
            if let scalar = Unicode.Scalar(value) { text.unicodeScalars.append(scalar) }
        }
        var writer = JSONWriter()
        writer.string(text)
        let json = try JSON(writer.json.text)
        #expect(Array(JSONValue(json).string?.utf8 ?? "".utf8) == Array(text.utf8))
    }

    @Test func escapesAreReadAsTheirCharacters() throws {
        let json = try JSON(#"["\u0041\u00e9\u20AC\uD83D\ude00","\b\f\n\r\t\/\"\\"]"#)
        #expect(JSONValue(json).array?.map(\.string) == ["Aé€😀", "\u{8}\u{C}\n\r\t/\"\\"])
    }

    @Test func treesAreWrittenAsTheyWereRead() throws {
        var random = SeededRandom(seed: 7)
        for _ in 0..<500 {
            let tree = RandomJSON.value(&random, depth: 5)
            let json = try JSON(tree.json.text)
            #expect(json == tree.json)
            #expect(JSONValue(json) == tree)
        }
    }

    @Test func spacesBetweenTokensChangeNothing() throws {
        var random = SeededRandom(seed: 8)
        for _ in 0..<200 {
            let tree = RandomJSON.value(&random, depth: 4)
            #expect(try JSON(RandomJSON.spaced(tree, &random)) == tree.json)
        }
    }

    @Test func membersKeepTheirBytes() throws {
        let json = try JSON(#"{"a": "\u0041", "b\n": [1.0, {"c": "}]"}], "d": -1e5 , "e":{}}"#)
        #expect(json.members?.map(\.key) == ["a", "b\n", "d", "e"])
        #expect(json.members?.map(\.value.text) == [#""\u0041""#, #"[1.0,{"c":"}]"}]"#, "-1e5", "{}"])
        #expect(try JSON("[]").members == nil)
        #expect(try JSON("{}").members?.isEmpty == true)
    }
}
