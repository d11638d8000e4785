import TestSupport
import Testing

@testable import MultichatRedisSupport

@Suite struct SlotTests {
    // From the cluster specification, and from CLUSTER KEYSLOT of a server.
    @Test(arguments: [
        ("123456789", 12739), ("", 0), ("foo", 12182), ("{foo}bar", 12182), ("a{foo}b{bar}", 12182), ("{}foo", 9500),
        ("foo{}", 5542), ("foo{{bar}}", 4015),
    ])
    func slotsAreTheServers(_ key: String, _ slot: Int) { #expect(KeySlot.of(key) == slot) }

    @Test func aMapIsRead() throws {
        let text =
            "*2\r\n*3\r\n:0\r\n:8191\r\n*3\r\n$1\r\na\r\n:7001\r\n$2\r\nid\r\n"
            + "*4\r\n:8192\r\n:16383\r\n*2\r\n$0\r\n\r\n:7002\r\n*2\r\n$1\r\nr\r\n:7003\r\n"
        var map = try SlotMap(Reply.parsed(text), from: .tcp(host: "asked", port: 1))
        let second = Endpoint.tcp(host: "asked", port: 7002)
        #expect(map.isComplete && map.masters == [.tcp(host: "a", port: 7001), second])
        #expect(map[0] == .tcp(host: "a", port: 7001) && map[8192] == second && map[16383] == second)
        map.move(0, to: second)
        #expect(map[0] == second && map[1] == .tcp(host: "a", port: 7001))
        #expect(SlotMap()[0] == nil && !SlotMap().isComplete)
    }

    @Test(arguments: [
        "+OK\r\n", "*1\r\n*0\r\n", "*1\r\n*3\r\n:0\r\n:16384\r\n*2\r\n$1\r\na\r\n:1\r\n",
        "*1\r\n*3\r\n:5\r\n:4\r\n*2\r\n$1\r\na\r\n:1\r\n", "*1\r\n*3\r\n:0\r\n:1\r\n*2\r\n$1\r\na\r\n:0\r\n",
        "*1\r\n*3\r\n:-1\r\n:1\r\n*2\r\n$1\r\na\r\n:1\r\n",
    ])
    func whatIsNoMapIsAnError(_ text: String) {
        #expect(throws: MalformedReply.self) { try SlotMap(Reply.parsed(text), from: .unix(path: "s")) }
    }

    @Test(arguments: [
        ("3999 127.0.0.1:6381", Redirection("3999 127.0.0.1:6381", from: .unix(path: ""))),
        ("1 :7", Redirection("1 h:7", from: .unix(path: ""))), ("x a:1", nil), ("16384 a:1", nil), ("1 a", nil),
        ("1 a:b", nil), ("", nil), ("1", nil),
    ])
    func redirectionsAreRead(_ detail: String, _ expected: Redirection?) {
        #expect(Redirection(detail, from: .tcp(host: "h", port: 1)) == expected)
    }
}
