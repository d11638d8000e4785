import FoundationEssentials
import MultichatPage
import Testing

@Suite("the page")
struct PageTests {
    @Test("is served at the root, with what a browser may do")
    func root() throws {
        let answer = try TestServer().ask("GET", "/")
        #expect(answer.status == 200)
        #expect(answer.fields["content-type"] == "text/html; charset=utf-8")
        #expect(answer.text.hasPrefix("<!doctype html>"))
        let policy = try #require(answer.fields["content-security-policy"])
        let rules = policy.split(separator: ";").map { $0.drop { $0 == " " } }
        for rule in [
            "default-src 'none'", "script-src 'self'", "style-src 'self'", "connect-src 'self'", "img-src 'self'",
            "frame-ancestors 'none'", "base-uri 'none'", "form-action 'none'", "require-trusted-types-for 'script'",
        ] {
            #expect(rules.contains { $0 == rule })
        }
        #expect(!policy.contains("unsafe") && !policy.contains("*") && !policy.contains("http"))
        #expect(answer.fields["referrer-policy"] == "no-referrer")
        #expect(answer.fields["x-content-type-options"] == "nosniff")
    }

    @Test("gives each file with its type, its tag and the policy", arguments: PageAsset.all.map(\.name))
    func file(_ name: String) throws {
        let server = try TestServer()
        let asset = try #require(PageAsset.all.first { $0.name == name })
        let answer = try server.ask("GET", "/assets/\(name)")
        #expect(answer.status == 200)
        #expect(answer.body == asset.bytes)
        #expect(answer.fields["content-type"] == asset.type)
        #expect(answer.fields["etag"] == asset.tag)
        #expect(answer.fields["content-security-policy"] != nil)
        let known = try server.ask("GET", "/assets/\(name)", nil, ["If-None-Match: \(asset.tag)"])
        #expect(known.status == 304)
        #expect(known.body.isEmpty)
        let other = try server.ask("GET", "/assets/\(name)", nil, ["If-None-Match: \"other\""])
        #expect(other.status == 200)
    }

    @Test("is compressed where the browser takes it, and known by that tag too")
    func compressed() throws {
        let server = try TestServer()
        let answer = try server.ask("GET", "/assets/virtual-list.js", nil, ["Accept-Encoding: gzip"])
        #expect(answer.fields["content-encoding"] == "gzip")
        #expect(answer.fields["vary"] == "Accept-Encoding")
        let plain = try server.ask("GET", "/assets/virtual-list.js")
        #expect(answer.body.count < plain.body.count / 2)
        let tag = try #require(answer.fields["etag"])
        #expect(tag != plain.fields["etag"])
        let field = ["Accept-Encoding: gzip", "If-None-Match: \(tag)"]
        #expect(try server.ask("GET", "/assets/virtual-list.js", nil, field).status == 304)
    }

    @Test("answers HEAD without a body")
    func head() throws {
        let server = try TestServer()
        let answer = try server.ask("HEAD", "/")
        #expect(answer.status == 200)
        #expect(answer.body.isEmpty)
        #expect(answer.fields["content-length"] == String(try server.ask("GET", "/").body.count))
    }

    @Test(
        "has no other files, whatever the path tries",
        arguments: [
            "nothing.js", "..%2Findex.html", "%2e%2e", "app.js%00", "App.js", "Page%2Fapp.js", "%2Fetc%2Fpasswd",
        ])
    func unknown(_ name: String) throws {
        let answer = try TestServer().ask("GET", "/assets/\(name)")
        #expect(answer.status == 404 || answer.status == 400)
        #expect(answer.fields["content-type"] == "application/problem+json")
    }

    @Test("takes no other methods and no queries")
    func refused() throws {
        let server = try TestServer()
        #expect(try server.ask("POST", "/", "{}").status == 405)
        #expect(try server.ask("GET", "/?x=1").status == 400)
    }
}
