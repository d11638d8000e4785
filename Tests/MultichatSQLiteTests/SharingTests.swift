import Multichat
import MultichatSQLiteSupport
import Synchronization
import TestSupport
import Testing

@testable import MultichatSQLite

/// Several stores on one file stand for several processes: they share nothing but the file and its lock.
@Suite("One SQLite file, several stores") struct SharingTests {
    @Test("8 stores post to one session at once: all is stored once, without an error") func oneSession() throws {
        let folder = try TemporaryDirectory()
        let path = folder("a.db")
        let session = SessionReference("s")
        _ = try SQLiteStore(path: path).create(NewSession(session))
        try onThreads(8) { thread in
            let store = try SQLiteStore(path: path)
            for number in 0..<25 {
                let draft = Draft(
                    id: EntryID(unchecked: "\(thread)-\(number)"), kind: .message, author: "A",
                    body: Message("\(number)").body)
                let receipt = try store.append(Append(to: session, [draft]))
                // Sent again, as after a lost answer.
                let again = try store.append(Append(to: session, [draft]))
                #expect(again.first == receipt.first && again.duplicate)
            }
            try store.close()
        }
        let store = try SQLiteStore(path: path)
        let entries = try Sample.content(store, session)
        #expect(entries.map(\.sequence) == Array(1...200))
        #expect(Set(entries.map(\.id)).count == 200)
        #expect(try store.check(nil) == [])
        #expect(try Verifier(store).verify(session).damage == [])
    }

    @Test("8 stores start the same session: one wins, the others are told") func oneStart() throws {
        let folder = try TemporaryDirectory()
        let path = folder("a.db")
        let starts = Counter()
        try onThreads(8) { _ in
            let store = try SQLiteStore(path: path)
            do {
                _ = try store.create(NewSession(SessionReference("s")))
                starts.count.add(1, ordering: .relaxed)
            } catch let error as MultichatError where error.code == .conflict {}
            try store.close()
        }
        #expect(starts.count.load(ordering: .relaxed) == 1)
    }

    @Test("a session that one store changes is changed for the others") func changes() throws {
        let folder = try TemporaryDirectory()
        let stores = try (0..<2).map { _ in try SQLiteStore(path: folder("a.db")) }
        let chats = try [Swarm(stores[0]).start("s"), Swarm(stores[1]).chat("s")]
        for number in 0..<10 { try chats[number % 2].post("\(number)", from: number % 2 == 0 ? "A" : "B") }
        #expect(try chats[0].session() == chats[1].session())
        #expect(try chats[0].session().participants == ["A", "B"])
        try chats[0].end()
        #expect(failure { try chats[1].post("late", from: "B") }?.code == .status)
    }
}

private final class Counter: Sendable {
    let count = Atomic(0)
}
