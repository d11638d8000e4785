import Multichat
import Testing

@Suite("key")
struct KeyTests {
    private let box = Sandbox()

    @Test("a key is printed once, listed without what proves it, and revoked by its id or by itself")
    func lifecycle() throws {
        let made = box.run("key", "create", "--scope", "append", "--name", "builder", "--expires", "30d")
        let token = try #require(made.lines.first)
        #expect(made.status == 0 && made.lines.count == 1 && KeyToken(token) != nil)
        #expect(made.error.contains("isn't shown again"))
        let other = try box.run("key", "create", "--scope", "admin", "--all-namespaces", "--json").json[0]
        #expect(other["namespace"] == .null && other["token"]?.string?.hasPrefix("mk_") == true)
        let list = box.run("key", "list")
        #expect(list.lines.count == 2 && !list.output.contains("mk_") && list.lines[0].contains("builder\tappend"))
        let id = try #require(KeyToken(token)?.id)
        #expect(box.run("key", "revoke", id).status == 0)
        let second = try #require(other["token"]?.string)
        #expect(try box.run("key", "revoke", second, "--json").json[0]["state"]?.string == "revoked")
        let listed = try box.run("key", "list", "--json").json
        #expect(listed.map { $0["state"]?.string } == ["revoked", "revoked"])
        #expect(
            listed[0].names == [
                "id", "name", "scope", "namespace", "state", "createdAt", "expiresAt", "revokedAt",
            ])
        #expect(box.run("key", "list", "--namespace", "team").lines.isEmpty)
        // Nobody finds them beside the sessions.
        #expect(box.run("list").lines.isEmpty)
    }

    /// Words behind `key`, and the exit code that they get.
    static let bad: [(words: String, status: Int32)] = [
        ("create", 64), ("create --scope all", 64), ("create some --scope read", 64), ("revoke", 64), ("show", 64),
        ("create --scope read --expires soon", 64), ("create --scope read --name=", 65),
        ("create --scope read --expires 2001-01-01T00:00:00Z", 65), ("list --scope read", 64),
        ("create --scope read --all-namespaces --namespace a", 64), ("revoke 0123456789abcdef", 66),
    ]

    @Test("what can't be done is told", arguments: bad.indices)
    func refusals(_ place: Int) {
        let (words, status) = Self.bad[place]
        box.run("key", "create", "--scope", "read")
        let run = box.shell("$multichat key \(words)")
        #expect(run.status == status, "\(words): \(run.error)")
        #expect(run.lines.isEmpty)
    }
}
