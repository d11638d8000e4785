import Multichat
import TestSupport
import Testing

@Suite struct IdentifierTests {
    @Test(arguments: [
        "a", " ", "../x", "..", "CON", "e\u{301}", "é", "👩‍🚀", "\u{A0}", "\u{2028}", "a/b\\c", "%00", "\u{10FFFF}",
        String(repeating: "x", count: 512), String(repeating: "é", count: 256),
    ]) func anyTextIsAnID(_ text: String) throws {
        #expect(Array(try SessionID(text).text.utf8) == Array(text.utf8))
    }

    @Test(arguments: [
        ("", "is empty"), ("\u{0}", "byte 0"), ("a\n", "byte 1"), ("ab\u{1F}c", "byte 2"), ("a\u{7F}", "byte 1"),
        ("é\u{80}", "byte 2"), ("\u{9F}", "byte 0"), (String(repeating: "x", count: 513), "513 bytes"),
        (String(repeating: "é", count: 256) + "x", "513 bytes"),
    ]) func rulesAreToldWithFieldAndPlace(_ text: String, _ reason: String) {
        for (field, error) in [
            ("session id", failure { _ = try SessionID(text) }), ("agent id", failure { _ = try AgentID(text) }),
            ("entry id", failure { _ = try EntryID(text) }), ("key", failure { _ = try EntryKey(text) }),
            ("kind", failure { _ = try EntryKind(text) }), ("namespace", failure { _ = try Namespace(text) }),
        ] {
            #expect(error?.code == .invalid)
            #expect(error?.message.contains("The \(field) ") == true)
            #expect(error?.message.contains(reason) == true)
        }
    }

    @Test func bytesDecideNotCharacters() {
        let composed: SessionID = "é"
        let decomposed: SessionID = "e\u{301}"
        #expect(composed != decomposed)
        #expect(Set([composed, decomposed]).count == 2)
        #expect(decomposed < composed)
        #expect(!composed.hasPrefix("e"))
        #expect(decomposed.hasPrefix("e"))
        // U+FFFF sorts before U+10000 by bytes; UTF-16 has them the other way round.
        #expect(EntryKey(unchecked: "\u{FFFF}") < EntryKey(unchecked: "\u{10000}"))
    }
}
