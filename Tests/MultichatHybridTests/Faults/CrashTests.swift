import Multichat
import MultichatRedis
import MultichatRedisSupport
import TestSupport
import Testing

@testable import MultichatHybrid

/// Processes that end without closing their hybrid store.
@Suite(.disabled(if: !RedisServer.isInstalled, RedisServer.reason)) struct CrashTests {
    private let session = SessionReference("s")

    @Test func whatWasLeftIsCopiedAtTheNextOpening() throws {
        let hybrids = try Hybrids(.writeBehind, server: RedisServer())
        try crash(hybrids, after: 7)
        let durable = try hybrids.openDurable()
        #expect(try durable.required(session).head.sequence == 0)
        try durable.close()
        let store = try hybrids.open()
        #expect(try hybrids.openDurable().required(session).head.sequence == 7)
        #expect(try Verifier(store).verify(session).damage == [])
        try store.close()
    }

    @Test func nothingIsServedBeforeThat() throws {
        let server = try RedisServer(["--appendonly", "yes", "--appendfsync", "always"])
        var hybrids = try Hybrids(.writeBehind, server: server)
        try crash(hybrids, after: 3)
        server.kill()
        let error = failure { _ = try hybrids.open() }
        #expect(error?.code == .unavailable && error?.retry == .later)
        try server.start()
        // A while later, when the process that crashed is known for gone.
        hybrids.advance = 60_000_000
        let store = try hybrids.openPatiently()
        #expect(try store.required(session).head.sequence == 3)
        try store.close()
        // Who closed has left nothing, so that the durable store can be used alone now.
        server.kill()
        let alone = try hybrids.open()
        #expect(try alone.required(session).head.sequence == 3)
        #expect(try alone.append(Append(to: session, [draft(8)])).last == 4)
        try alone.close()
    }

    /// The one loss that there can be: process and server end at once, and the server forgets.
    @Test func whatNeitherHasIsLostAsAWholeEnd() throws {
        let server = try RedisServer()
        var hybrids = try Hybrids(.writeBehind, server: server)
        let store = try unattended(hybrids)
        _ = try store.create(NewSession(session))
        for number in 1...4 { _ = try store.append(Append(to: session, [draft(number)])) }
        try store.flush()
        for number in 5...7 { _ = try store.append(Append(to: session, [draft(number)])) }
        server.kill()
        try server.start()
        hybrids.advance = 60_000_000
        let next = try hybrids.openPatiently()
        #expect(try next.required(session).head.sequence == 4)
        #expect(try Verifier(next).verify(session).damage == [])
        #expect(try next.append(Append(to: session, [draft(5)])).last == 5)
        try next.close()
    }

    /// Appends and leaves the store as a process that is killed does.
    private func crash(_ hybrids: Hybrids, after count: Int) throws {
        let store = try unattended(hybrids)
        _ = try store.create(NewSession(session))
        for number in 1...count { _ = try store.append(Append(to: session, [draft(number)])) }
    }

    private func unattended(_ hybrids: Hybrids) throws -> HybridStore {
        let url = try hybrids.server.url("?timeout=300ms")
        return try HybridStore(
            hybrids.openDurable(), nil, hybrids.options, HybridTiming(hasWorkers: false), { try RedisStore(url) })
    }

    private func draft(_ number: Int) -> Draft {
        Draft(id: EntryID(unchecked: "e\(number)"), kind: .message, author: "A", body: Message("\(number)").body)
    }
}
