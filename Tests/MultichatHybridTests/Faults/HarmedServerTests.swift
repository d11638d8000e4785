import Multichat
import MultichatHybrid
import MultichatRedisSupport
import TestSupport
import Testing

/// Eight writers, with a hybrid store each, go on while the Redis server is harmed: they see no error that can't be
/// repeated, a reader sees all that was acknowledged, and everything is in the durable store in the end.
@Suite(.serialized, .disabled(if: !RedisServer.isInstalled, RedisServer.reason)) struct HarmedServerTests {
    static let cases = Joining.allCases.flatMap { joining in FaultRounds.all.map { (joining, $0) } }

    @Test(arguments: cases) func killed(joining: Joining, round: Int) throws {
        let server = try RedisServer(["--appendonly", "yes", "--appendfsync", "everysec"])
        try expectNoLoss(joining, server, "killed, round \(round)") { writers in
            try writers.wait(for: 200)
            server.kill()
            try writers.wait(for: 200)
            try server.start()
            try writers.wait(for: 200)
        }
    }

    @Test(arguments: cases) func stopped(joining: Joining, round: Int) throws {
        let server = try RedisServer()
        try expectNoLoss(joining, server, "stopped, round \(round)") { writers in
            try writers.wait(for: 200)
            server.stop()
            try writers.wait(for: 200)
            server.goOn()
            try writers.wait(for: 200)
        }
    }

    @Test(arguments: cases) func emptied(joining: Joining, round: Int) throws {
        let server = try RedisServer()
        let client = try server.client()
        try expectNoLoss(joining, server, "emptied, round \(round)") { writers in
            for _ in 0..<3 {
                try writers.wait(for: 200)
                _ = try client.send(Command("FLUSHALL"))
            }
            try writers.wait(for: 200)
        }
        client.close()
    }

    @Test(arguments: cases) func rolledBack(joining: Joining, round: Int) throws {
        let server = try RedisServer()
        try expectNoLoss(joining, server, "rolled back, round \(round)") { writers in
            try writers.wait(for: 200)
            try server.keepDump()
            try writers.wait(for: 200)
            try server.rollBack()
            try writers.wait(for: 200)
        }
    }

    private func expectNoLoss(
        _ joining: Joining, _ server: RedisServer, _ comment: Comment, _ harm: (Writers) throws -> Void
    ) throws {
        let hybrids = try joining.hybrids(server)
        var faults: [String] = []
        var ledger = try Writers.write(opening: { try hybrids.openPatiently() }) { writers in
            faults = try Reader.read(opening: { try hybrids.openPatiently() }, beside: writers) { try harm(writers) }
        }
        #expect(faults == [], comment)
        // In write-behind, entries that a process remembers may come behind those that others wrote past the server.
        ledger.allowsMoves = hybrids.mode == .writeBehind
        #expect(ledger.failures == [], comment)
        let store = try hybrids.open()
        #expect(try ledger.lost(in: store, comment) == [], comment)
        try store.close()
        let durable = try hybrids.openDurable()
        #expect(try ledger.lost(in: durable, comment) == [], comment)
        try durable.close()
    }
}
