import Multichat
import MultichatRedisSupport
import MultichatStores
import TestSupport
import Testing

/// Several server processes of one store.
@Suite("several server processes", .serialized)
struct ManyServerTests {
    private static let writers = 4
    private static let count = 25

    @Test("on one SQLite file, every follower gets everything once and in order, whichever server took it")
    func sqlite() throws {
        let folder = try TemporaryDirectory()
        try follow("sqlite:" + folder("store.db"))
    }

    @Test(
        "on one Redis, every follower gets everything once and in order, whichever server took it",
        .disabled(if: !RedisServer.isInstalled, RedisServer.reason))
    func redis() throws {
        let redis = try RedisServer()
        try follow(redis.url().description)
    }

    private func follow(_ store: String) throws {
        let servers = try (0..<2).map { _ in try ServerProcess(store) }
        #expect(try servers[0].ask("PUT", "/v1/sessions/s").status == 201)
        let one = try servers.flatMap { server in
            try (0..<3).map { _ in try EventClient(port: server.port, "/v1/sessions/s/events?after=0") }
        }
        let all = try servers.flatMap { server in
            try (0..<3).map { _ in try EventClient(port: server.port, "/v1/events") }
        }
        try onThreads(Self.writers) { writer in
            let clients = try servers.map { try RawClient(port: $0.port) }
            for number in 0..<Self.count {
                let client = clients[(writer + number) % 2]
                let body = #"{"from":"A\#(writer)","content":"\#(writer) \#(number)"}"#
                try client.send("POST", "/v1/sessions/s/messages", body)
                guard try client.answer().status == 201 else { throw NoAnswer("not stored") }
            }
        }
        let total = Self.writers * Self.count
        let log = try servers[1].ask("GET", "/v1/sessions/s/entries?limit=1000").json["items"]?.array ?? []
        #expect(log.count == total)
        let wanted = log.map { "\($0["sequence"]?.integer ?? 0) \($0["id"]?.string ?? "")" }
        #expect(Set(log.compactMap { $0["body"]?["content"]?.string }).count == total)
        for events in one + all {
            let told = try events.next(total).map { try $0.json }
            #expect(told.map { "\($0["sequence"]?.integer ?? 0) \($0["id"]?.string ?? "")" } == wanted)
        }
        // Nothing more was told: what comes next is what is posted now, at the other server.
        _ = try servers[0].ask("POST", "/v1/sessions/s/messages", #"{"from":"A","content":"last"}"#)
        for events in one + all { #expect(try events.next().json["body"]?["content"]?.string == "last") }
    }

    @Test("a key that is made and revoked at one server holds at the other within a second or so")
    func keys() throws {
        let folder = try TemporaryDirectory()
        let servers = try (0..<2).map { _ in try ServerProcess("sqlite:" + folder("store.db")) }
        let made = try servers[0].ask("POST", "/v1/keys", #"{"scope":"admin","allNamespaces":true}"#).json
        let field = "Authorization: Bearer \(made["token"]?.string ?? "")"
        try Patience.wait { try servers[1].ask("GET", "/v1/server").status == 401 }
        #expect(try servers[1].ask("GET", "/v1/server", nil, [field]).status == 200)
        let id = made["id"]?.string ?? ""
        #expect(try servers[1].ask("DELETE", "/v1/keys/\(id)", nil, [field]).status == 200)
        #expect(try servers[1].ask("GET", "/v1/server", nil, [field]).status == 401)
        try Patience.wait { try servers[0].ask("GET", "/v1/server", nil, [field]).status == 401 }
    }
}
