import Multichat
import MultichatFiles
import Testing

struct SafeNameTests {
    static let hostile = [
        "", ".", "..", "../x", "/etc/passwd", "a/b", "a\\b", "a\0b", "-rf", ".hidden", "CON", "con", "NUL.txt", "é",
        "e\u{301}", "\u{202E}x", "a b", "a_b", "a:b", "🤖", "Agent-7", "agent-7", String(repeating: "x", count: 40),
        String(repeating: "x", count: 41), String(repeating: "y", count: 500), String(repeating: "é", count: 250),
    ]

    @Test func namesAreSafe() throws {
        for id in Self.hostile {
            let name = SafeName.make(id)
            #expect(name.utf8.count >= 18 && name.utf8.count <= 57)
            #expect(!name.hasPrefix(".") && !name.hasPrefix("-"))
            #expect(name.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || "._-".contains($0)) })
        }
    }

    @Test func differentIdsNeverMeetAlsoWhereCaseIsIgnored() {
        #expect(Set(Self.hostile.map { SafeName.make($0).lowercased() }).count == Self.hostile.count)
    }

    @Test func namesAreReadableAndStable() {
        #expect(SafeName.make("Agent-7.chat_2") == "Agent-7.chat_2-" + digits("Agent-7.chat_2"))
        #expect(SafeName.make("../x y") == "_._x_y-" + digits("../x y"))
        #expect(SafeName.make("agent-7: résumé") == "agent-7__r_sum_-" + digits("agent-7: résumé"))
        // SHA-256 of "abc", FIPS 180-2.
        #expect(SafeName.make("abc") == "abc-ba7816bf8f01cfea")
    }

    @Test func longIdsAreCut() {
        let id = String(repeating: "x", count: 500)
        #expect(SafeName.make(id) == String(repeating: "x", count: 40) + "-" + digits(id))
    }

    @Test func namesTellTheirIdsWhereTheseStandInThem() {
        for id in Self.hostile {
            let isKept = SafeName.make(id) == id + "-" + digits(id)
            #expect(SafeName.id(of: SafeName.make(id)) == (isKept ? id : nil))
        }
        #expect(SafeName.id(of: "Agent-7-" + digits("Agent-7")) == "Agent-7")
        for name in ["", "a", "agent-7-" + digits("Agent-7"), "lost+found"] { #expect(SafeName.id(of: name) == nil) }
    }

    private func digits(_ id: String) -> String { String(SHA256.hash(id).description.prefix(16)) }
}
