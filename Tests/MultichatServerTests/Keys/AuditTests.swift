import Multichat
import TestSupport
import Testing

@testable import MultichatServer

#if canImport(Darwin)
    import Darwin
#else
    import Glibc
#endif

@Suite("the audit log")
struct AuditTests {
    private func lines(_ path: String) throws -> [JSONValue] {
        try String(decoding: bytes(path), as: UTF8.self).split(separator: "\n").map { JSONValue(try JSON(String($0))) }
    }

    private func bytes(_ path: String) throws -> [UInt8] {
        let file = try #require(fopen(path, "r"))
        defer { fclose(file) }
        var bytes: [UInt8] = []
        while case let byte = getc(file), byte != EOF { bytes.append(UInt8(byte)) }
        return bytes
    }

    @Test("it says who asked for what and how that ended, and neither secrets nor what was said")
    func content() throws {
        let folder = try TemporaryDirectory()
        let store = MemoryStore()
        let key = try AccessKeys(store).create(.append, in: "team", name: "Builder \u{202E}")
        let path = folder("audit.log")
        let server = try TestServer(store) { $0.auditPath = path }
        let field = "Authorization: Bearer \(key.token.text)"
        try Swarm(store, namespace: "team").start("s")
        let body = #"{"from":"A","content":"what was said"}"#
        _ = try server.ask("POST", "/v1/sessions/s/messages", body, [field])
        _ = try server.ask("DELETE", "/v1/sessions/s", nil, [field])
        _ = try server.ask("GET", "/v1/sessions?namespace=other", nil, [field])
        _ = try server.ask("GET", "/v1/sessions/a%7fb", nil, [field])
        _ = try server.ask("GET", "/v1/sessions")
        _ = try server.ask("GET", "/v1/sessions", nil, [field.dropLast() + "x"])
        _ = try server.ask("GET", "/healthz")
        server.server.stop()
        let lines = try lines(path)
        // A request is over when its connection's thread has noticed that, so that the order may be another one.
        let told = lines.map { line in
            ["method", "route", "namespace", "session", "refused"].map { line[$0]?.string ?? "-" } + [
                "\(line["status"]?.integer ?? 0)", line["key"]?.string == key.key.id ? "key" : "-",
            ]
        }
        #expect(
            Set(told) == [
                ["POST", "/v1/sessions/{session}/messages", "team", "s", "-", "201", "key"],
                ["DELETE", "/v1/sessions/{session}", "team", "s", "-", "403", "key"],
                ["GET", "/v1/sessions", "other", "-", "-", "403", "key"],
                ["GET", "/v1/sessions/{session}", "team", "-", "-", "400", "key"],
                ["GET", "/v1/sessions", "-", "-", "missing", "401", "-"],
                ["GET", "/v1/sessions", "-", "-", "malformed", "401", "-"],
            ])
        #expect(told.count == 6)
        #expect(lines.allSatisfy { $0["address"]?.string == "127.0.0.1" })
        #expect(lines.contains { $0["name"]?.string == "Builder \u{202E}" })
        #expect(lines.allSatisfy { ($0["microseconds"]?.integer ?? -1) >= 0 && $0["time"]?.string != nil })
        let all = String(decoding: try bytes(path), as: UTF8.self)
        #expect(!all.contains("what was said") && !all.contains(key.token.text.suffix(64)))
        var status = stat()
        #expect(stat(path, &status) == 0 && status.st_mode & 0o777 == 0o600)
    }

    @Test("a file that is moved away is made anew, and nothing is lost")
    func rotation() throws {
        let folder = try TemporaryDirectory()
        let log = try AuditLog(folder("log"), clock: { Timestamp(microseconds: 0) })
        for place in 0..<3 {
            log.note(AuditRecord(note: RequestNote(), method: "GET", status: 200 + place, microseconds: 1))
            log.flush()
            rename(folder("log"), folder("old-\(place)"))
        }
        for place in 0..<3 { #expect(try lines(folder("old-\(place)")).map { $0["status"]?.integer } == [200 + place]) }
    }

    @Test("what the disk doesn't take is kept until it does", .disabled(if: access("/dev/full", F_OK) != 0, "no disk"))
    func fullDisk() throws {
        let folder = try TemporaryDirectory()
        symlink("/dev/full", folder("log"))
        let log = try AuditLog(folder("log"), clock: { Timestamp(microseconds: 0) })
        for status in 1...3 {
            log.note(AuditRecord(note: RequestNote(), method: "GET", status: status, microseconds: 1))
            log.flush()
        }
        unlink(folder("log"))
        log.flush()
        #expect(try lines(folder("log")).map { $0["status"]?.integer } == [1, 2, 3])
    }

    @Test("more than is kept is counted")
    func overflow() throws {
        let folder = try TemporaryDirectory()
        symlink("/dev/full", folder("log"))
        let log = try AuditLog(folder("log"), clock: { Timestamp(microseconds: 0) })
        var note = RequestNote()
        note.label = String(repeating: "x", count: 1 << 20)
        for _ in 0..<20 { log.note(AuditRecord(note: note, method: "GET", status: 200, microseconds: 1)) }
        unlink(folder("log"))
        log.flush()
        let lines = try lines(folder("log"))
        let told = lines.count { $0["status"] != nil }
        #expect(told == 15 && lines.reduce(told) { $0 + ($1["lost"]?.integer ?? 0) } == 20)
    }

    @Test("a file that can't be written is told at the start")
    func unwritable() {
        #expect(failure { _ = try TestServer { $0.auditPath = "/nowhere/audit.log" } }?.code == .io)
    }
}
