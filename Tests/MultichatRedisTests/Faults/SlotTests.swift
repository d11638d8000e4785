import Multichat
import MultichatRedisSupport
import TestSupport
import Testing

@testable import MultichatRedis

/// All keys of a session lie in one slot, whatever its id is made of.
@Suite struct SlotTests {
    static let ids = [
        "{}", "{a}", "}{", "{", "}", "{}{b}", "a{b}c", "{{a}}", "mc:{mc1}:x", "é{é}", "e\u{301}",
        "\u{1F600}{\u{1F600}}",
        "*", "?[a]", "a b", "\"quoted\"", "\\r\\n", "$5", "%00", "-1", String(repeating: "{", count: 512),
        String(repeating: "}", count: 512),
    ]

    @Test func randomIDsOfAnyCharactersStayTogether() throws {
        var random = SeededRandom(seed: 3)
        for round in 0..<20_000 {
            let text = Self.text(&random)
            let name = Self.text(&random)
            guard let id = try? SessionID(text), let namespace = try? Namespace(name) else { continue }
            let session = SessionReference(id, in: namespace)
            let keys = SessionKeys(session, prefix: "mc")
            let all = keys.own + (keys.index?.all ?? []) + SessionKeys(copyOf: session, prefix: "mc").own
            #expect(Set(all.map { KeySlot.of($0) }).count == 1, "round \(round)")
            #expect(Set(all).count == 9)
        }
    }

    @Test(.disabled(if: !RedisServer.isInstalled, RedisServer.reason)) func aServerSaysSoToo() throws {
        let server = try RedisServer(["--cluster-enabled", "yes"])
        let control = try server.client()
        for text in Self.ids {
            let keys = SessionKeys(SessionReference(try SessionID(text)), prefix: "mc")
            let slots = try (keys.own + (keys.index?.all ?? [])).map {
                try control.send(Command("CLUSTER", "KEYSLOT", $0)).integer
            }
            #expect(Set(slots) == [KeySlot.of(keys.session)], "\(text)")
        }
    }

    /// Mostly braces and what Redis' patterns and protocol mean something by, and anything else.
    private static func text(_ random: inout SeededRandom) -> String {
        let special = Array("{}{}{}*?[]\\:\u{1}\r\n \"'$%é")
        var text = ""
        for _ in 0..<Int.random(in: 1...12, using: &random) {
            if Bool.random(using: &random) {
                text.append(special.randomElement(using: &random) ?? "{")
            } else if let scalar = Unicode.Scalar(UInt32.random(in: 0x20...0x2FFFF, using: &random)) {
                text.unicodeScalars.append(scalar)
            }
        }
        return text
    }
}
