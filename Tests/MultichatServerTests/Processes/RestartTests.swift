import Dispatch
import Multichat
import MultichatRedisSupport
import Synchronization
import TestSupport
import Testing

#if canImport(Darwin)
    import Darwin
#else
    import Glibc
#endif

/// A server that is stopped, killed and started again while it is written to.
@Suite("restarts under load", .serialized)
struct RestartTests {
    @Test("on SQLite, nothing that was acknowledged is lost, and nothing is doubled")
    func sqlite() throws {
        let folder = try TemporaryDirectory()
        try restart(ServerProcess("sqlite:" + folder("store.db")))
    }

    @Test("on JSON, nothing that was acknowledged is lost, and nothing is doubled")
    func json() throws {
        let folder = try TemporaryDirectory()
        try restart(ServerProcess("json:" + folder("store")))
    }

    @Test(
        "on Redis, nothing that was acknowledged is lost, and nothing is doubled",
        .disabled(if: !RedisServer.isInstalled, RedisServer.reason))
    func redis() throws {
        let redis = try RedisServer()
        try restart(ServerProcess(redis.url().description))
    }

    private func restart(_ server: ServerProcess) throws {
        #expect(try server.ask("PUT", "/v1/sessions/s").status == 201)
        let load = Load(port: server.port)
        let follower = LastingFollower(port: server.port, count: Load.total)
        load.start()
        follower.start()
        // Asked to end, it ends well; what it doesn't answer any more is repeated.
        for (round, signal) in [SIGTERM, SIGKILL, SIGTERM, SIGKILL].enumerated() {
            try Patience.wait { load.acknowledged >= (round + 1) * Load.total / 6 }
            let status = try server.restart(by: signal)
            #expect(signal == SIGTERM ? status == 0 : status == SIGKILL)
        }
        let receipts = load.finish()
        #expect(receipts.count == Load.total)
        var log: [JSONValue] = []
        var target: String? = "/v1/sessions/s/entries?limit=1000"
        while let next = target {
            let page = try server.ask("GET", next).json
            log += page["items"]?.array ?? []
            target = page["cursor"]?.string.map { "/v1/sessions/s/entries?limit=1000&cursor=\($0)" }
        }
        #expect(log.count == Load.total)
        for entry in log {
            let id = entry["id"]?.string ?? ""
            #expect(entry["sequence"]?.integer == receipts[id], "\(id)")
            #expect(entry["body"]?["content"]?.string == id)
        }
        #expect(follower.finish() == log.map { $0["sequence"]?.integer ?? 0 })
        #expect(try server.ask("GET", "/v1/sessions/s/verify").json["damage"]?.array?.isEmpty == true)
    }
}

/// Writers that repeat what isn't answered, until it is.
private final class Load: Sendable {
    static let writers = 4
    static let count = 60
    static let total = writers * count

    private let port: Int
    private let receipts = Mutex<[String: Int]>([:])
    private let group = DispatchGroup()

    init(port: Int) { self.port = port }

    /// How many posts were answered.
    var acknowledged: Int { receipts.withLock { $0.count } }

    func start() {
        for writer in 0..<Self.writers {
            DispatchQueue(label: "writer \(writer)").async(group: group) { [self] in write(as: writer) }
        }
    }

    /// Waits for the writers; answers the sequence of each entry that was acknowledged, by its id.
    func finish() -> [String: Int] {
        group.wait()
        return receipts.withLock { $0 }
    }

    private func write(as writer: Int) {
        var client: RawClient?
        let end = Platform.monotonicMicroseconds() + 60_000_000
        for number in 0..<Self.count {
            let id = "w\(writer)-\(number)"
            while Platform.monotonicMicroseconds() < end {
                client = client ?? (try? RawClient(port: port))
                if let sequence = post(id, as: writer, on: client) {
                    receipts.withLock { $0[id] = sequence }
                    break
                }
                client = nil
            }
        }
    }

    /// Posts once; answers the sequence, or nothing where it isn't known whether it was stored.
    private func post(_ id: String, as writer: Int, on client: RawClient?) -> Int? {
        guard let client else { return nil }
        let body = #"{"from":"A\#(writer)","content":"\#(id)"}"#
        try? client.send("POST", "/v1/sessions/s/messages", body, ["Idempotency-Key: \(id)"])
        guard let answer = try? client.answer(), answer.status == 200 || answer.status == 201 else { return nil }
        return (try? answer.json)?["last"]?.integer
    }
}

/// A follower that goes on where its connection broke off.
private final class LastingFollower: Sendable {
    private let port: Int
    private let count: Int
    private let seen = Mutex<[Int]>([])
    private let group = DispatchGroup()

    init(port: Int, count: Int) {
        self.port = port
        self.count = count
    }

    func start() {
        DispatchQueue(label: "follower").async(group: group) { [self] in
            let end = Platform.monotonicMicroseconds() + 60_000_000
            while seen.withLock({ $0.count }) < count, Platform.monotonicMicroseconds() < end { try? follow() }
        }
    }

    /// Waits for the last event; answers the sequences of all.
    func finish() -> [Int] {
        group.wait()
        return seen.withLock { $0 }
    }

    private func follow() throws {
        let last = seen.withLock { $0.last ?? 0 }
        let events = try EventClient(port: port, "/v1/sessions/s/events", after: String(last))
        while seen.withLock({ $0.count }) < count {
            let event = try events.next()
            guard event.name == "entry", let sequence = try event.json["sequence"]?.integer else { return }
            seen.withLock { $0.append(sequence) }
        }
    }
}
