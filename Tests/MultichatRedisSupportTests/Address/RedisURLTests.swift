import Multichat
import TestSupport
import Testing

@testable import MultichatRedisSupport

@Suite struct RedisURLTests {
    private static let node = Endpoint.tcp(host: "h", port: 6379)

    @Test(arguments: [
        ("redis://h", RedisURL.Topology.single(node)),
        ("REDIS://h:6379/", .single(node)),
        ("rediss://u:p@h/3", .single(node)),
        ("redis://[::1]:7", .single(.tcp(host: "::1", port: 7))),
        ("redis://[::1]", .single(.tcp(host: "::1", port: 6379))),
        ("redis+unix:///a%20b/c.sock", .single(.unix(path: "/a b/c.sock"))),
        (
            "redis-cluster://a:7001,[::1]:7002,c",
            .cluster([.tcp(host: "a", port: 7001), .tcp(host: "::1", port: 7002), .tcp(host: "c", port: 6379)])
        ),
        (
            "redis-sentinel://a,b:7/my%2Fmaster/2",
            .sentinel([.tcp(host: "a", port: 26379), .tcp(host: "b", port: 7)], master: "my/master")
        ),
    ])
    func theFormsAreRead(_ text: String, _ topology: RedisURL.Topology) throws {
        let url = try RedisURL(text, password: nil)
        #expect(url.topology == topology)
        // What is written is read back as the same, but for the password.
        var open = url
        open.options.password = nil
        #expect(try RedisURL(url.description, password: nil) == open)
    }

    @Test func userPasswordAndOptionsAreRead() throws {
        let text = "rediss://a%40b:p%3Aq%2Fr@h/3?prefix=x&ca=/c.pem&wait=2&role=cache&timeout=500ms&pool=3&idle=9s"
        let options = try RedisURL(text, password: "other").options
        #expect(options.user == "a@b" && options.password == Secret("p:q/r") && options.database == 3)
        #expect(options.isEncrypted && options.authorities == "/c.pem" && options.prefix == "x")
        #expect(options.replicasToWaitFor == 2 && options.isCache && options.poolSize == 3)
        #expect(options.timeout == .milliseconds(500) && options.idleTimeout == .seconds(9))
        #expect(try RedisURL("redis://h?tls=1", password: nil).options.isEncrypted)
        #expect(try RedisURL("redis://u@h", password: "env").options.password == Secret("env"))
    }

    @Test func thePasswordIsNeverShown() throws {
        let url = try RedisURL("redis://u:s3cret@h", password: nil)
        var dumped = ""
        dump(url, to: &dumped)
        for text in ["\(url)", String(reflecting: url), dumped, "\(url.options)"] { #expect(!text.contains("s3cret")) }
    }

    @Test(arguments: [
        ("", "scheme"), ("h:6379", "scheme"), ("http://s3cret", "scheme"), ("redis:h", "scheme"),
        ("redis://", "host"), ("redis://:6379", "host"), ("redis://a:b:c", "host"), ("redis://[::1", "host"),
        ("redis://h:s3cret", "port"), ("redis://h:0", "port"), ("redis://h:65536", "port"),
        ("redis://a,b", "several"), ("redis://h/s3cret", "database"), ("redis://h/-1", "database"),
        ("redis-cluster://a/1", "database"), ("redis-sentinel://a", "master"), ("redis+unix://", "socket"),
        ("redis+unix://h/p", "host"), ("redis://h?s3cret=1", "option"), ("redis://h?wait=s3cret", "wait="),
        ("redis://h?wait", "option"), ("redis://h?tls=yes", "tls="), ("redis://h?ca=x", "ca="),
        ("redis://h?prefix=%7B", "prefix="), ("redis://h?prefix=", "prefix="), ("redis://h?role=x", "role="),
        ("redis://:s3%cret@h", "password"), ("redis://:s3%FFcret@h", "password"), ("redis://:s3/cret@h", "@"),
        ("redis://:s3?cret@h", "@"), ("redis://:s3@cret@h", "@"), ("redis://h?timeout=5", "timeout="),
    ])
    func whatIsWrongIsNamed(_ text: String, _ word: String) {
        let error = failure { _ = try RedisURL(text, password: nil) }
        #expect(error?.code == .invalid && error?.message.contains(word) == true)
        #expect(error.map { !"\($0)".contains("cret") } == true)
    }

    @Test func noTextCrashes() {
        var random = SeededRandom(seed: 3)
        let pieces = [
            "redis", "s", "://", ":", "/", "?", "@", "[", "]", ",", "%", "a", "=", "&", "+unix", "-sentinel", "1", "ca",
        ]
        for _ in 0..<20_000 {
            let text = (0..<Int.random(in: 0...12, using: &random)).compactMap { _ in
                pieces.randomElement(using: &random)
            }
            guard let url = try? RedisURL("redis" + text.joined(), password: nil) else { continue }
            var open = url
            open.options.password = nil
            #expect((try? RedisURL(url.description, password: nil)) == open, "\(url)")
        }
    }
}
