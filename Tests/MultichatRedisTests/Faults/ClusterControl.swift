import Multichat
import MultichatRedisSupport
import TestSupport
import Testing

@testable import MultichatRedis

/// What tests do to the nodes of a cluster, each asked for itself.
struct ClusterControl {
    let cluster: RedisCluster

    /// The slot of a session.
    static func slot(of session: SessionReference) -> Int {
        KeySlot.of(SessionKeys(session, prefix: RedisOptions().prefix).session)
    }

    /// The masters that serve slots, as a node sees them now.
    func masters(seenFrom server: RedisServer) throws -> [(slots: ClosedRange<Int>, server: RedisServer)] {
        try ask(server, Command("CLUSTER", "SLOTS")).elements.compactMap { range in
            guard let first = range[0].integer, let last = range[1].integer, let port = range[2][1].integer else {
                return nil
            }
            return cluster.server(at: .tcp(host: "127.0.0.1", port: port)).map { (first...last, $0) }
        }
    }

    /// The master of a session.
    func master(of session: SessionReference, seenFrom server: RedisServer? = nil) throws -> RedisServer {
        let slot = Self.slot(of: session)
        let masters = try masters(seenFrom: server ?? cluster.servers[0])
        return try #require(masters.first { $0.slots.contains(slot) }?.server)
    }

    /// Moves a slot to another master while clients use it, as `redis-cli --cluster reshard` does.
    func move(_ slot: Int, from source: RedisServer, to target: RedisServer) throws {
        let number = String(slot)
        let (sourceID, targetID) = (try id(of: source), try id(of: target))
        _ = try ask(target, Command("CLUSTER", "SETSLOT", number, "IMPORTING", sourceID))
        _ = try ask(source, Command("CLUSTER", "SETSLOT", number, "MIGRATING", targetID))
        while case let keys = try ask(source, Command("CLUSTER", "GETKEYSINSLOT", number, "1")), keys.count > 0 {
            var command = Command("MIGRATE", "127.0.0.1", String(target.port), "", "0", "5000", "KEYS")
            for key in keys.elements { command.append(key.bytes ?? []) }
            _ = try ask(source, command)
        }
        for server in [target, source] {
            _ = try ask(server, Command("CLUSTER", "SETSLOT", number, "NODE", targetID))
        }
    }

    /// Asks one node, whatever it belongs to.
    func ask(_ server: RedisServer, _ command: Command) throws -> Reply {
        let client = try server.client()
        defer { client.close() }
        return try client.send(command)
    }

    private func id(of server: RedisServer) throws -> String {
        try #require(try ask(server, Command("CLUSTER", "MYID")).text)
    }
}
