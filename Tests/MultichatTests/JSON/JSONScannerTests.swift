import Multichat
import TestSupport
import Testing

@Suite struct JSONScannerTests {
    /// What is valid, and what it is without its white space.
    static let accepted: [(text: String, kept: String)] = [
        (" null ", "null"), ("\ttrue\r\n", "true"), ("false", "false"), ("0", "0"), ("-0", "-0"),
        ("-1.50e+10", "-1.50e+10"),
        ("1E400", "1E400"), ("123456789012345678901234567890", "123456789012345678901234567890"), ("1e-9", "1e-9"),
        ("\"\"", "\"\""), (#""\u0000\"\\\/\b\f\n\r\t""#, #""\u0000\"\\\/\b\f\n\r\t""#), ("\"a b\"", "\"a b\""),
        (#""\uD83D\uDE00""#, #""\uD83D\uDE00""#), ("\"\u{2028}\u{7F}😀\"", "\"\u{2028}\u{7F}😀\""), ("[ ]", "[]"),
        ("{ }", "{}"), ("[ 1 , [ 2 ] , { } ]", "[1,[2],{}]"), ("{ \"a\" : 1 , \"b\" : [ ] }", "{\"a\":1,\"b\":[]}"),
        ("{\"\":0,\" \":1}", "{\"\":0,\" \":1}"), ("{\"a\":{\"a\":1}}", "{\"a\":{\"a\":1}}"),
        ("{\"é\":1,\"e\u{301}\":2}", "{\"é\":1,\"e\u{301}\":2}"), (#"{"a":1,"A":2}"#, #"{"a":1,"A":2}"#),
    ]

    @Test(arguments: accepted) func accepts(_ text: String, _ kept: String) throws {
        #expect(Array(try JSON(text).text.utf8) == Array(kept.utf8))
        #expect(try JSON(kept).text == kept)
    }

    @Test(arguments: [
        "", " ", "nul", "True", "nulll", "null null", "NaN", "Infinity", "+1", "01", "-", "-01", "1.", ".5", "1e",
        "1e+",
        "0x1", "1 2", "1,", "'a'", "\"", "\"a", "\"\\", "\"\\u12\"", "\"\\u12G4\"", "\"\\x\"", "\"\\a\"", "\"\n\"",
        "\"\t\"",
        "\"\u{0}\"", "[", "]", "[1", "[1,", "[1,]", "[,1]", "[1 2]", "[1}", "{", "}", "{1:2}", "{\"a\"}", "{\"a\":}",
        "{\"a\":1,}", "{,}", "{\"a\" 1}", "{\"a\":1 \"b\":2}", "{\"a\":1]", "{a:1}", "// c\n1", "/**/1", "\u{FEFF}1",
        "\u{A0}1",
        "\u{0B}1", "\u{0C}1", "[1]]", "{}}", #""\uD800""#, #""\uDC00""#, #""\uD800\uD800""#, #""\uD800a""#,
        #""\uD83D\n""#,
        #""\uDE00\uD83D""#, #"{"a":1,"a":2}"#, #"{"a":1,"\u0061":2}"#, #"{"é":1,"\u00e9":2}"#, #"{"\n":1,"\u000A":2}"#,
    ]) func refuses(_ text: String) {
        #expect(failure { _ = try JSON(text, field: "label") }?.code == .invalid)
        #expect(failure { _ = try JSON(text, field: "label") }?.message.hasPrefix("The label ") == true)
    }

    @Test(arguments: [
        ("[1,\n 2,\n x]", "line 3, byte 2"), ("{\"a\":1,\"b\":2,\n\"a\":3}", "the same key again at line 2, byte 1"),
        ("\"a\u{1}\"", "a control character in a string at line 1, byte 3"), ("[1 2]", "line 1, byte 4"),
        ("", "unexpected end at line 1, byte 1"), ("1\n1", "unexpected text behind the value at line 2, byte 1"),
    ]) func tellsThePlace(_ text: String, _ place: String) {
        let message = failure { _ = try JSON(text) }?.message
        #expect(message?.hasSuffix(place + ".") == true, "\(message ?? "")")
    }

    @Test func manyNamesAreCompared() throws {
        let names = (0..<1000).map { "\"key-\($0)\":\($0)" }
        #expect(try JSON("{" + names.joined(separator: ",") + "}").members?.count == 1000)
        for last in [0, 15, 16, 17, 999] {
            let twice = "{" + (names + ["\"key-\(last)\":0"]).joined(separator: ",") + "}"
            #expect(failure { _ = try JSON(twice) }?.code == .invalid)
        }
        #expect(failure { _ = try JSON("{" + names.joined(separator: ",") + #","\u006bey-7":0}"#) }?.code == .invalid)
    }

    @Test(
        arguments: [
            [0xFF], [0xC0, 0x80], [0xE2, 0x82], [0xED, 0xA0, 0x80], [0xF4, 0x90, 0x80, 0x80], [0x80],
            [0xF8, 0x88, 0x80, 0x80],
        ] as [[UInt8]]) func invalidUTF8IsToldWithItsPlace(_ bytes: [UInt8])
    {
        let text = Array("\"aé".utf8) + bytes + Array("\"".utf8)
        let error = failure { _ = try text.withUnsafeBufferPointer { try JSON(bytes: $0) } }
        #expect(error?.message == "The body is not valid UTF-8 at byte 4.")
    }
}
