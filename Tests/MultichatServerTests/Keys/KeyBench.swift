import Multichat
import TestSupport
import Testing

@testable import MultichatServer

/// A server with some sessions and a key of every sort.
final class KeyBench {
    let server: TestServer
    /// What the store held at first.
    let before: [String]
    private let folder = try? TemporaryDirectory()
    private let tokens: [KeyMatrixTests.Credential: String]

    init() throws {
        let clock = ServerClock()
        let store = MemoryStore(StoreConfiguration(clock: { clock.now }))
        let keys = AccessKeys(store)
        var tokens: [KeyMatrixTests.Credential: String] = [:]
        for scope in KeyScope.allCases {
            tokens[.own(scope)] = try keys.create(scope, in: .standard).token.text
            tokens[.all(scope)] = try keys.create(scope, in: nil).token.text
            tokens[.foreign(scope)] = try keys.create(scope, in: "other").token.text
        }
        let soon = clock.now.adding(microseconds: 1_000_000)
        tokens[.expired] = try keys.create(.admin, in: nil, until: soon).token.text
        clock.advance(by: 2_000_000)
        let revoked = try keys.create(.admin, in: nil)
        try keys.revoke(revoked.key.id)
        tokens[.revoked] = revoked.token.text
        let admin = tokens[.all(.admin)] ?? ""
        tokens[.wrong] = admin.prefix(20) + String(repeating: "0", count: 64)
        tokens[.unknown] = "mk_" + String(repeating: "0", count: 16) + admin.suffix(65)
        tokens[.malformed] = "mk_" + admin.suffix(64)
        self.tokens = tokens
        let swarm = Swarm(store)
        try swarm.start("release", with: ["Agent-1"]).post("Hello", from: "Agent-1")
        try Swarm(store, namespace: "other").start("theirs")
        // Each request comes long after the one before, so that none is one too many.
        let time = ServerClock()
        let index = folder.map { $0("index.db") }
        server = try TestServer(store) {
            $0.indexPath = { _ in index }
            $0.monotonicClock = {
                time.advance(by: 3_600_000_000)
                return time.now.microseconds
            }
        }
        before = try Self.fingerprint(store)
    }

    /// What proves a credential.
    func token(_ credential: KeyMatrixTests.Credential) -> String { tokens[credential] ?? "" }

    /// The first line and the fields of what a route answers.
    func ask(_ route: Route, _ credential: KeyMatrixTests.Credential) throws -> String {
        let client = try send(route, credential)
        return try client.line(endingWith: "\r\n\r\n")
    }

    /// What a route answers.
    func answer(_ route: Route, _ credential: KeyMatrixTests.Credential) throws -> RawAnswer {
        try send(route, credential).answer()
    }

    /// What an answer comes to.
    func verdict(_ head: String) throws -> KeyMatrixTests.Verdict {
        let status = try #require(head.split(separator: " ").dropFirst().first.flatMap { Int($0) })
        switch status {
        case 401: return .unauthorized
        case 403: return .forbidden
        default:
            guard status < 500, status != 429 else { throw NoAnswer(head) }
            return .allowed
        }
    }

    /// What the store holds.
    func fingerprint() throws -> [String] { try Self.fingerprint(server.store) }

    private static func fingerprint(_ store: any Store) throws -> [String] {
        var lines: [String] = []
        _ = try store.forEachSession(in: nil) { lines.append("\($0.reference) \($0.head.chain)") }
        return lines.sorted()
    }

    private func send(_ route: Route, _ credential: KeyMatrixTests.Credential) throws -> RawClient {
        var isForeign = false
        if case .foreign = credential { isForeign = route.isOfNamespace }
        let target = route.sampleTarget(isForeign ? ["namespace=default"] : [])
        let client = try server.connect()
        let type = route.body.map { "Content-Type: \($0.types[0])" }
        let body = route.body == nil ? nil : "{}"
        try client.send(route.method.rawValue, target, body, [type].compactMap { $0 } + fields(credential))
        return client
    }

    private func fields(_ credential: KeyMatrixTests.Credential) -> [String] {
        switch credential {
        case .nothing: []
        case .otherScheme: ["Authorization: Basic \(token(.all(.admin)))"]
        case .twice: [KeyScope.admin, .read].map { "Authorization: Bearer \(token(.all($0)))" }
        default: ["Authorization: Bearer \(token(credential))"]
        }
    }
}
