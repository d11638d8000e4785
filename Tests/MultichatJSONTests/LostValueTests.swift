import Multichat
import MultichatFiles
import TestSupport
import Testing

@testable import MultichatJSON

@Suite("Values of a damaged session") struct LostValueTests {
    private let folder: TemporaryDirectory
    private let session = SessionReference("a")

    init() throws { folder = try TemporaryDirectory(inMemory: true) }

    @Test("aren't older ones than the last, where that is lost") func newest() throws {
        let store = try JSONStore(path: folder.path + "/store")
        let chat = try Swarm(store).start("a")
        for number in 1...3 { try chat.put(number, as: "k") }
        try store.close()
        let log = StoreLayout(root: folder.path + "/store").session(session).segment(1)
        let file = try File(log, .write)
        // The middle of the last line.
        let place = try file.size - 60
        let byte = try file.read(1, at: place)[0] ^ 1
        try [byte].withUnsafeBytes { try file.write($0, at: place) }

        let damaged = try JSONStore(path: folder.path + "/store")
        #expect(failure { _ = try Swarm(damaged).chat("a").get("k", as: Int.self) }?.code == .damaged)
        #expect(failure { _ = try damaged.latest(LatestQuery(session)) }?.sequence == 3)
        var before = LatestQuery(session, key: "k")
        before.asOf = 2
        #expect(try damaged.latest(before).items.map(\.sequence) == [2])
    }
}
