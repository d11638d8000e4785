import Multichat
import MultichatServer
import Testing

/// Sessions that a store keeps about itself are nothing that agents' keys make.
@Suite struct OwnSessionTests {
    @Test func theyAreMadeByAdministratorsAlone() throws {
        let source = try TestServer()
        try source.swarm.start(".own").append([Draft(id: "x", kind: "value", body: JSON("1"))])
        let archive = try source.ask("GET", "/v1/export")
        let server = try TestServer()
        try server.swarm.start("s", with: ["A"])
        let keys = AccessKeys(server.store)
        let tokens = try [KeyScope.append, .admin].map { try keys.create($0, in: .standard).token.text }
        let guarded = try TestServer(server.store)
        let statuses = try tokens.map { token in
            let fields = ["Authorization: Bearer \(token)"]
            return [
                try guarded.ask("POST", "/v1/sessions", #"{"id":".a"}"#, fields).status,
                try guarded.ask("PUT", "/v1/sessions/.b", "{}", fields).status,
                try guarded.ask("POST", "/v1/sessions/s/fork", #"{"id":".c"}"#, fields).status,
            ]
        }
        #expect(statuses == [[403, 403, 403], [201, 201, 201]])
        let lines = ["Content-Type: application/x-ndjson", "Authorization: Bearer "]
        let refused = try guarded.ask("POST", "/v1/import", archive.text, [lines[0], lines[1] + tokens[0]])
        #expect(try refused.status == 200 && refused.json["refused"]?.array?.count == 1)
        #expect(try server.store.session(SessionReference(".own")) == nil)
        #expect(try guarded.ask("POST", "/v1/import", archive.text, [lines[0], lines[1] + tokens[1]]).status == 200)
        #expect(try server.store.session(SessionReference(".own")) != nil)
    }
}
