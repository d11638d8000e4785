import Multichat
import MultichatFiles
import TestSupport
import Testing

@testable import MultichatJSON

/// Several stores on one folder, as several processes have them.
@Suite("Stores that share a folder") struct SharingTests {
    let folder: TemporaryDirectory
    let session = SessionReference("s")

    init() throws { folder = try TemporaryDirectory(inMemory: true) }

    @Test("append in turn without gaps, and see each other's entries at once") func inTurn() throws {
        let stores = try (0..<3).map { _ in try Sample.open(folder.path) }
        _ = try stores[0].create(NewSession(session))
        for number in 1...60 {
            // Three, then two in a row, so that every store finds segments that others began.
            let store = stores[number / 2 % 3]
            #expect(try store.append(Append(to: session, [Sample.draft(number)])).first == number)
            for store in stores {
                #expect(try store.required(session).head.sequence == number)
                let key = try #require(Sample.draft(number).key)
                #expect(try store.latest(LatestQuery(session, key: key)).items.map(\.sequence) == [number])
            }
        }
        let contents = try stores.map { try Sample.content($0, session) }
        #expect(contents[0].map(\.sequence) == Array(1...60))
        #expect(contents.allSatisfy { $0 == contents[0] })
        for store in stores { #expect(try store.check(nil).isEmpty) }
    }

    @Test("store an id once, whoever repeats it") func duplicates() throws {
        let stores = try (0..<2).map { _ in try Sample.open(folder.path) }
        _ = try stores[0].create(NewSession(session))
        for number in 1...20 {
            let first = try stores[number % 2].append(Append(to: session, [Sample.draft(number)]))
            let second = try stores[(number + 1) % 2].append(Append(to: session, [Sample.draft(number)]))
            #expect(!first.duplicate && second.duplicate)
            #expect(first.first == second.first)
        }
    }

    @Test("append at the same time without gaps") func atOnce() throws {
        _ = try Sample.open(folder.path).create(NewSession(session))
        let (folder, session) = (folder, session)
        try onThreads(8) { thread in
            let store = try Sample.open(folder.path)
            for number in 0..<25 {
                _ = try store.append(Append(to: session, [Sample.draft(1000 * thread + number)]))
            }
            try store.close()
        }
        let store = try Sample.open(folder.path)
        let content = try Sample.content(store, session)
        #expect(content.map(\.sequence) == Array(1...200))
        #expect(Set(content.map(\.id)).count == 200)
        for thread in 0..<8 {
            let own = content.filter {
                ($0.id.text.split(separator: " ").last.flatMap { Int($0) } ?? 0) / 1000 == thread
            }
            #expect(own.map(\.id) == (0..<25).map { Sample.draft(1000 * thread + $0).id })
        }
        #expect(try Sample.damageFree(store, session))
    }

    @Test("see that a session was deleted and made anew") func recreated() throws {
        let stores = try (0..<2).map { _ in try Sample.open(folder.path) }
        _ = try stores[0].create(NewSession(session))
        for number in 1...9 { _ = try stores[1].append(Append(to: session, [Sample.draft(number)])) }
        #expect(try stores[0].delete(session))
        #expect(try stores[1].session(session) == nil)
        #expect(failure { _ = try stores[1].append(Append(to: session, [Sample.draft(10)])) }?.code == .notFound)
        _ = try stores[0].create(NewSession(session))
        #expect(try stores[1].append(Append(to: session, [Sample.draft(1)])).first == 1)
    }

    @Test("check a session that others append to") func checkMeanwhile() throws {
        let store = try Sample.open(folder.path)
        _ = try store.create(NewSession(session))
        let (folder, session) = (folder, session)
        try onThreads(2) { thread in
            let own = try Sample.open(folder.path)
            for number in 0..<60 {
                if thread == 0 {
                    _ = try own.append(Append(to: session, [Sample.draft(number)]))
                } else {
                    let damage = try own.check(session)
                    #expect(damage.isEmpty, "\(damage)")
                }
            }
        }
    }
}
