import Multichat
import MultichatRedisSupport
import TestSupport
import Testing

@testable import MultichatRedis

/// Marks of sessions that a durable store doesn't have yet.
@Suite(.disabled(if: !RedisServer.isInstalled, RedisServer.reason)) struct FlushingTests {
    private let place: Place
    private let session = Place.session

    init() throws { place = try Place() }

    @Test func anUnflushedAppendMarksAndNoOtherWriteDoes() throws {
        let source = try place.start()
        _ = try place.store.append(place.message("a"))
        var copy = try place.store.origin(of: session)
        copy.reference = SessionReference("copy")
        _ = try place.store.stage(copy)
        let entries = try source.entries().items
        _ = try place.store.restore(Array(entries.prefix(1)), to: copy.reference)
        _ = try place.store.publish(copy.reference)
        _ = try place.store.extend(copy.reference, by: [], fence: 3)
        #expect(try place.store.unflushed(limit: 10).isEmpty)
        let answer = try place.store.appendUnflushed(place.message("b"))
        #expect(try place.store.unflushed(limit: 10) == [session])
        #expect(try answer.entries == source.entries(last: 1) && answer.receipt.head == source.session().head)
        let again = try place.store.appendUnflushed(place.message("b"))
        #expect(again.receipt.duplicate && again.entries == [])
    }

    @Test func whatIsUnflushedNeverExpires() throws {
        try place.start(.sliding(microseconds: 60_000_000))
        _ = try place.store.append(place.message("a", key: "k"))
        let lives = try place.keys.own.map { try place.life($0) }
        #expect(lives.allSatisfy { (3_600_000...3_660_000).contains($0) }, "\(lives)")
        _ = try place.store.appendUnflushed(place.message("b"))
        #expect(try place.keys.own.map { try place.life($0) } == [-1, -1, -1])
        _ = try place.store.append(place.message("c", key: "l"))
        #expect(try place.keys.own.map { try place.life($0) } == [-1, -1, -1])
    }

    @Test func theMarkGoesOnlyAtTheHead() throws {
        let chat = try place.start(.sliding(microseconds: 60_000_000))
        let first = try place.store.appendUnflushed(place.message("a", key: "k")).receipt.head
        let second = try place.store.appendUnflushed(place.message("b")).receipt.head
        #expect(try !place.store.markFlushed(session, through: first, keepingFor: nil))
        var other = second
        other.chain = .zero
        #expect(try !place.store.markFlushed(session, through: other, keepingFor: nil))
        #expect(try place.store.unflushed(limit: 1) == [session])
        #expect(try place.store.markFlushed(session, through: second, keepingFor: 5_000_000))
        #expect(try place.store.unflushed(limit: 1).isEmpty)
        #expect(try place.keys.own.allSatisfy { (1...5000).contains(try place.life($0)) })
        _ = try place.store.appendUnflushed(place.message("c"))
        #expect(try place.store.markFlushed(session, through: chat.session().head, keepingFor: nil))
        #expect(try place.keys.own.allSatisfy { (3_600_000...3_660_000).contains(try place.life($0)) })
        #expect(try place.store.markFlushed(session, through: chat.session().head, keepingFor: nil))
    }

    @Test func aSessionThatIsGoneLosesItsMark() throws {
        try place.start()
        let head = try place.store.appendUnflushed(place.message("a")).receipt.head
        for key in place.keys.own { _ = try place.client.send(Command("DEL", key)) }
        #expect(try place.store.unflushed(limit: 1) == [session])
        #expect(try place.store.markFlushed(session, through: head, keepingFor: nil))
        #expect(try place.store.unflushed(limit: 1).isEmpty)
        _ = try place.store.delete(session)
        try place.start()
        _ = try place.store.appendUnflushed(place.message("a"))
        #expect(try place.store.delete(session) && place.store.unflushed(limit: 1).isEmpty)
        #expect(try place.count() == 0)
    }

    @Test func allAreFoundHoweverManyAShardHas() throws {
        let references = (0..<3000).map { SessionReference(SessionID(unchecked: "s\($0)")) }
        for reference in references {
            let index = SessionKeys(reference, prefix: place.store.url.options.prefix).index
            var command = Command("SADD", index?.dirty ?? "")
            command.append(IndexKeys.member(reference))
            _ = try place.client.send(command)
        }
        #expect(try Set(place.store.unflushed(limit: 5000)) == Set(references))
        #expect(try Set(place.store.unflushed(limit: 100)).count == 100)
    }
}
