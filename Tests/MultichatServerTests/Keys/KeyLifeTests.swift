import Multichat
import MultichatServer
import Testing

@Suite("the life of keys")
struct KeyLifeTests {
    private func bearer(_ token: String) -> [String] { ["Authorization: Bearer \(token)"] }

    @Test("the first key closes an open server, a key makes others within what it may, and revoking holds at once")
    func chain() throws {
        let server = try TestServer()
        #expect(try server.ask("GET", "/v1/server").json["keys"] == .bool(false))
        let made = try server.ask("POST", "/v1/keys", #"{"scope":"admin","name":"root","allNamespaces":true}"#)
        #expect(made.status == 201 && made.fields["cache-control"] == "no-store")
        let root = try #require(made.json["token"]?.string)
        #expect(try server.ask("GET", "/v1/server").status == 401)
        #expect(try server.ask("GET", "/v1/server", nil, bearer(root)).json["keys"] == .bool(true))
        let team = try #require(
            try server.ask("POST", "/v1/keys?namespace=team", #"{"scope":"admin"}"#, bearer(root)).json["token"]?
                .string)
        // An administrator of one namespace sees and makes keys of that one alone.
        let theirs = try server.ask("POST", "/v1/keys", #"{"scope":"read","ttl":"30d"}"#, bearer(team))
        #expect(try theirs.json["namespace"]?.string == "team" && theirs.json["expiresAt"]?.string != nil)
        #expect(
            try server.ask("POST", "/v1/keys", #"{"scope":"read","allNamespaces":true}"#, bearer(team)).status == 403)
        #expect(try server.ask("GET", "/v1/keys", nil, bearer(team)).json["items"]?.array?.count == 2)
        let all = try server.ask("GET", "/v1/keys", nil, bearer(root))
        #expect(try all.json["items"]?.array?.count == 3 && !all.text.contains("hash") && !all.text.contains("mk_"))
        let rootID = try made.json["id"]?.string ?? ""
        #expect(try server.ask("DELETE", "/v1/keys/\(rootID)", nil, bearer(team)).status == 404)
        let teamID = try #require(KeyToken(team)).id
        #expect(try server.ask("DELETE", "/v1/keys/\(teamID)", nil, bearer(root)).json["state"]?.string == "revoked")
        #expect(try server.ask("GET", "/v1/keys", nil, bearer(team)).status == 401)
        #expect(try server.ask("DELETE", "/v1/keys/\(teamID)", nil, bearer(root)).status == 200)
        // The last key's end lets nobody in.
        #expect(try server.ask("DELETE", "/v1/keys/\(rootID)", nil, bearer(root)).status == 200)
        #expect(try server.ask("GET", "/v1/server").status == 401)
    }

    @Test(
        "what can't be a key is refused",
        arguments: [
            "{}", #"{"scope":"all"}"#, #"{"scope":"read","name":""}"#, #"{"scope":"read","ttl":"0s"}"#,
            #"{"scope":"read","ttl":"1d","expiresAt":"2999-01-01T00:00:00Z"}"#,
            #"{"scope":"read","expiresAt":"2001-01-01T00:00:00Z"}"#, #"{"scope":"read","name":"a\u0007"}"#,
        ])
    func bad(_ body: String) throws {
        let server = try TestServer()
        #expect(try server.ask("POST", "/v1/keys", body).status == 400)
        #expect(try AccessKeys(server.store).head() == nil)
        #expect(try server.ask("GET", "/v1/server").status == 200)
    }

    @Test("a key in the URL is no key")
    func url() throws {
        let server = try TestServer()
        let token = try AccessKeys(server.store).create(.admin, in: nil).token.text
        let other = try TestServer(server.store)
        for name in ["key", "token", "access_token", "authorization"] {
            #expect(try other.ask("GET", "/v1/sessions?\(name)=\(token)").status == 401)
            #expect(try other.ask("GET", "/v1/sessions?\(name)=\(token)", nil, bearer(token)).status == 400)
        }
    }

    @Test("a server that must ask for keys does so while there is none")
    func required() throws {
        let server = try TestServer { $0.requiresKey = true }
        #expect(try server.ask("GET", "/v1/sessions").status == 401)
        #expect(try server.ask("GET", "/healthz").status == 200)
        let description = try server.ask("GET", "/v1/openapi.json").json
        let operation = description["paths"]?["/v1/sessions"]?["get"]
        #expect(operation?["security"]?.json.text == #"[{"key":[]}]"#)
        #expect(operation?["responses"]?["401"] != nil && operation?["responses"]?["403"] != nil)
    }

    @Test("what another process makes and revokes holds here soon, and streams of a revoked key end")
    func elsewhere() throws {
        let server = try TestServer()
        try server.swarm.start("s")
        let keys = AccessKeys(server.store)
        let key = try keys.create(.read, in: .standard)
        let field = bearer(key.token.text)
        while try server.ask("GET", "/v1/sessions").status == 200 {}
        #expect(try server.ask("GET", "/v1/sessions", nil, field).status == 200)
        let one = try EventClient(server, "/v1/sessions/s/events", fields: field)
        let all = try EventClient(server, "/v1/events", fields: field)
        try keys.revoke(key.key.id)
        for events in [one, all] {
            let end = try events.next()
            #expect(try end.name == "end" && end.json["code"]?.string == "unauthorized")
        }
        #expect(try server.ask("GET", "/v1/sessions", nil, field).status == 401)
    }

    @Test("a stream ends when its key expires")
    func expiring() throws {
        let clock = ServerClock()
        let store = MemoryStore(StoreConfiguration(clock: { clock.now }))
        let key = try AccessKeys(store).create(.read, in: nil, until: clock.now.adding(microseconds: 60_000_000))
        let server = try TestServer(store) { $0.limits.heartbeat = 30_000 }
        let events = try EventClient(server, "/v1/events", fields: bearer(key.token.text))
        clock.advance(by: 60_000_000)
        #expect(try events.next().name == "end")
        #expect(try server.ask("GET", "/v1/server", nil, bearer(key.token.text)).status == 401)
    }
}
