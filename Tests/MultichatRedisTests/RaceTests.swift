import Multichat
import MultichatConformance
import MultichatRedisSupport
import TestSupport
import Testing

@testable import MultichatRedis

/// Many writers of one session at once.
@Suite(.serialized, .disabled(if: !RedisServer.isInstalled, RedisServer.reason)) struct RaceTests {
    private static let writers = 8
    /// The writer that was built beside these tests.
    private static let program: String = {
        let path = CommandLine.arguments[0]
        let folder = path.lastIndex(of: "/").map { String(path[..<$0]) } ?? "."
        return folder + "/RaceWriter"
    }()

    @Test func eightProcessesOnOneSessionAllGetTheirShare() throws {
        let server = try RedisServer()
        let store = try RedisStore(server.url())
        let names = (0..<Self.writers).map { AgentID(unchecked: "w\($0)") }
        let chat = try Swarm(store).start("race", with: names)
        let programs = try names.map { name in
            try ServerProgram(Self.program, [server.url().description, "race", name.text, "4000"])
        }
        try Patience.wait {
            try store.latest(LatestQuery(chat.reference, prefix: "ready/")).items.count == Self.writers
        }
        var change = SessionChange()
        change.labels = ["go": "1"]
        try chat.set(change)
        for program in programs { #expect(program.wait() == 0) }

        var shares: [AgentID: Int] = [:]
        var expected = 1
        try store.forEachPage(EntryQuery(chat.reference, from: 1, through: .max)) { entries in
            for entry in entries {
                #expect(entry.sequence == expected)
                expected += 1
                if entry.kind == .message, let author = entry.author { shares[author, default: 0] += 1 }
            }
        }
        let fair = shares.values.reduce(0, +) / Self.writers
        #expect(shares.count == Self.writers && fair > 10)
        #expect(shares.values.allSatisfy { 2 * $0 >= fair }, "\(shares)")
        #expect(try store.check(nil).isEmpty)
        #expect(try Verifier(store).verify(chat.reference).damage.isEmpty)
    }

    @Test func theServerExtendsTheChainAsWritersDo() throws {
        let chainer = Chainer()
        let server = try RedisServer()
        let client = try server.client()
        let script = Script(LuaSHA256.source + "\nreturn extend(ARGV[1], ARGV[2])")
        var chain = Digest.zero
        for round in 0..<50 {
            let digest = SHA256.hash("\(round)")
            var command = script.command(keys: 0)
            chain.withBytes { command.append($0) }
            digest.withBytes { command.append($0) }
            let next = chainer.extend(chain, digest: digest)
            #expect(try client.run(script, command, key: "k").withBytes { Digest($0) } == next)
            chain = next
        }
    }
}
