import Multichat
import MultichatRedisSupport
import TestSupport
import Testing

@testable import MultichatRedis

/// Appends that wait for replicas.
@Suite(.serialized, .disabled(if: !RedisServer.isInstalled, RedisServer.reason)) struct ConfirmationTests {
    private let master: RedisServer
    private let replica: RedisServer

    init() throws {
        master = try RedisServer()
        replica = try RedisServer(["--replicaof", "127.0.0.1", String(master.port)])
        let client = try master.client()
        _ = try client.send(Command("SET", "a", "1"))
        try Patience.wait {
            try client.confirm(Command("EXISTS", "a").repeatable(), key: "a", replicas: 1).replicas == 1
        }
    }

    @Test func anAppendThatNoReplicaConfirmsHasAnUnknownOutcome() throws {
        let store = try RedisStore(master.url("?wait=1&timeout=1s"))
        #expect(try store.promises.durability == .replicated && store.promises.replicas == 1)
        let chat = try Swarm(store).start("s", with: ["A"])
        let message = Draft(id: "a", kind: .message, author: "A", body: Message("hello").body)
        try chat.append([message])
        var second = message
        second.id = "b"
        replica.stop()
        for _ in 0..<2 {
            let error = failure { try chat.append([second]) }
            #expect(error?.code == .unknownOutcome && error?.retry == .sameIDs && error?.ids == ["b"])
            #expect(error?.message.contains("0 of the 1 replicas") == true)
        }
        replica.goOn()
        // Until it has caught up, it is said that it hasn't.
        try Patience.wait { (try? chat.append([second]))?.duplicate == true }
        #expect(try chat.entries().items.map(\.id) == ["a", "b"])
    }
}
