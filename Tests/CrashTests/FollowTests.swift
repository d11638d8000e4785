import Dispatch
import Multichat
import MultichatRedisSupport
import MultichatStores
import TestSupport
import Testing

#if canImport(Darwin)
    import Darwin
#else
    import Glibc
#endif

/// What other processes write comes whole to who follows it here.
@Suite(.serialized) struct FollowTests {
    @Test(arguments: [StoreKind.sqlite, .json]) func hearsOtherProcesses(_ kind: StoreKind) throws {
        let folder = try TemporaryDirectory()
        try follow(kind.at(folder("store")))
    }

    @Test(.disabled(if: !RedisServer.isInstalled, RedisServer.reason)) func hearsOtherProcessesOfARedisStore() throws {
        let server = try RedisServer()
        try follow(StoreURL(server.url().description))
    }

    /// Follows a store while three processes write to it, and compares what came with the logs.
    private func follow(_ url: StoreURL) throws {
        let store = try Stores.open(url)
        let signal = DispatchSemaphore(value: 0)
        let feed = Feed(store)
        let follower = try feed.follow(FollowQuery(all: .standard)) { signal.signal() }
        let nowhere = open("/dev/null", O_WRONLY)
        defer { close(nowhere) }
        let writers = (1...3).map { number in
            WriterProcess([url.description, "w\(number)", "x", "\(number)", "50"], output: nowhere)
        }
        for writer in writers { #expect(writer.wait() == 0) }

        var expected: [SessionID: [Entry]] = [:]
        _ = try store.forEachSession(in: .standard, includingSystem: false) { session in
            try store.forEachPage(EntryQuery(session.reference, from: 1, through: .max)) {
                expected[session.id, default: []] += $0
            }
        }
        let total = expected.values.reduce(0) { $0 + $1.count }
        #expect(total > 100)
        var followed: [SessionID: [Entry]] = [:]
        var count = 0
        while count < total {
            let events = try follower.next()
            for case .entry(let session, let entry) in events {
                followed[session.id, default: []].append(entry)
                count += 1
            }
            if events.isEmpty { try #require(signal.wait(timeout: .now() + .seconds(60)) == .success) }
        }
        #expect(followed == expected)
        #expect(try follower.next().isEmpty)
        follower.end()
        try store.close()
    }
}
