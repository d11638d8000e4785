import Multichat
import MultichatRedisSupport
import TestSupport
import Testing

@testable import MultichatRedis

/// Servers that refuse to write: nothing is half-written, and the error names server, key and cause.
@Suite(.disabled(if: !RedisServer.isInstalled, RedisServer.reason)) struct RefusalTests {
    private func expectWhole(_ place: Place, _ ids: [EntryID]) throws {
        #expect(try place.chat.entries().items.map(\.id) == ids)
        #expect(try place.store.check(Place.session).isEmpty)
        #expect(try Verifier(place.store).verify(Place.session).damage.isEmpty)
    }

    private func expectNamed(_ error: MultichatError?, _ code: ErrorCode, _ place: Place, _ word: String) {
        #expect(error?.code == code && error?.session == Place.session.id.text)
        #expect(error?.message.contains("\(place.server.endpoint)") == true)
        #expect(error?.message.contains(word) == true && error?.message.contains(place.keys.session.dropLast()) == true)
    }

    @Test func aServerOutOfMemoryStoresNothing() throws {
        let place = try Place()
        try place.start()
        _ = try place.store.append(place.message("a", key: "k"))
        _ = try place.client.send(Command("CONFIG", "SET", "maxmemory", "1"))
        for append in [place.message("b"), place.message("c", key: "k")] {
            expectNamed(failure { _ = try place.store.append(append) }, .unavailable, place, "out of memory")
            expectNamed(failure { _ = try place.store.appendUnflushed(append) }, .unavailable, place, "out of memory")
        }
        try expectWhole(place, ["a"])
        let error = failure { _ = try place.store.create(NewSession(SessionReference("other"))) }
        #expect(error?.code == .unavailable)
        // What frees memory works.
        #expect(try place.store.delete(Place.session))
    }

    @Test func memoryThatRunsOutInABatchRefusesItWholeOrNot() throws {
        let place = try Place(["--maxmemory", "4mb"])
        try place.start()
        var stored = 0
        let body = JSON(unchecked: "\"" + String(repeating: "x", count: 10_000) + "\"")
        let error = failure {
            for round in 0..<1000 {
                let drafts = (0..<10).map { index in
                    Draft(id: EntryID(unchecked: "\(round)-\(index)"), kind: .message, author: "A", body: body)
                }
                _ = try place.store.append(Append(to: Place.session, drafts))
                stored += 10
            }
        }
        #expect(error?.code == .unavailable && stored > 0)
        #expect(try place.chat.session().head.sequence == stored)
        #expect(try place.store.check(Place.session).isEmpty)
    }

    @Test func aMasterThatBecomesAReplicaIsRefused() throws {
        let place = try Place()
        try place.start()
        _ = try place.store.append(place.message("a"))
        let other = try RedisServer()
        _ = try place.client.send(Command("REPLICAOF", "127.0.0.1", String(other.port)))
        expectNamed(failure { _ = try place.store.append(place.message("b")) }, .unavailable, place, "replica")
    }

    @Test func keysOfOtherProgramsStayAsTheyAre() throws {
        let place = try Place()
        let index = try #require(place.keys.index)
        for key in place.keys.own + [index.updated] {
            try place.start()
            _ = try place.store.append(place.message("a", key: "k"))
            _ = try place.client.send(Command("RENAME", key, "kept{\(index.tag)}"));
            _ = try place.client.send(Command("SET", key, "foreign"))
            let error = failure { _ = try place.store.append(place.message("b", key: "k")) }
            expectNamed(error, .incompatible, place, "another program")
            #expect(try place.client.send(Command("GET", key)).text == "foreign")
            _ = try place.client.send(Command("RENAME", "kept{\(index.tag)}", key))
            try expectWhole(place, ["a"])
            _ = try place.store.delete(Place.session)
        }
    }

    @Test func aLogThatLostEntriesTakesNoMore() throws {
        let place = try Place()
        try place.start()
        for id in ["a", "b"] as [EntryID] { _ = try place.store.append(place.message(id)) }
        _ = try place.client.send(Command("RPOP", place.keys.entries))
        #expect(failure { _ = try place.store.append(place.message("c")) }?.code == .damaged)
        #expect(try place.client.send(Command("LLEN", place.keys.entries)).integer == 1)
        #expect(failure { _ = try place.chat.entries() }?.code == .damaged)
        #expect(try !place.store.check(Place.session).isEmpty)
    }

    @Test func aChangedRecordIsFound() throws {
        let place = try Place()
        try place.start()
        for id in ["a", "b"] as [EntryID] { _ = try place.store.append(place.message(id)) }
        let record = try #require(
            try place.client.send(Command("LINDEX", place.keys.entries, "0")).bytes)
        for position in [0, 10, record.count - 60, record.count - 40, record.count - 1] {
            var changed = record
            changed[position] ^= 1
            var command = Command("LSET", place.keys.entries, "0")
            command.append(changed)
            _ = try place.client.send(command)
            #expect(try !Verifier(place.store).verify(Place.session).damage.isEmpty, "byte \(position)")
        }
    }
}
