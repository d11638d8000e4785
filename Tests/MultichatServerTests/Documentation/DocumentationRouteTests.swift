import Multichat
import MultichatServer
import TestSupport
import Testing

#if canImport(Darwin)
    import Darwin
#else
    import Glibc
#endif

@Suite("the documentation at /docs")
struct DocumentationRouteTests {
    private let folder: TemporaryDirectory
    private let server: TestServer

    init() throws {
        folder = try TemporaryDirectory()
        let site = folder("site")
        for name in ["", "/reference", "/reference/init(_:)"] { mkdir(site + name, 0o755) }
        _ = try folder.file("secret", Array("secret".utf8))
        _ = try folder.file("site/index.html", Array("<p>All pages".utf8))
        _ = try folder.file("site/.hidden", Array("secret".utf8))
        _ = try folder.file("site/page.css", Array(String(repeating: "p { margin: 0 }\n", count: 200).utf8))
        _ = try folder.file("site/reference/init(_:)/index.html", Array("<p>init".utf8))
        symlink("../secret", folder("site/link.html"))
        symlink("..", folder("site/up"))
        symlink("/", folder("site/root"))
        mkfifo(folder("site/pipe.html"), 0o644)
        server = try TestServer { [folder] in $0.documentation = folder("site") }
    }

    @Test(
        "pages, folders and what lies beside them",
        arguments: [
            ("/docs/", "<p>All pages", "text/html; charset=utf-8"),
            ("/docs/index.html", "<p>All pages", "text/html; charset=utf-8"),
            ("/docs/reference/init(_:)/", "<p>init", "text/html; charset=utf-8"),
            ("/docs/reference/init%28_%3A%29/index.html", "<p>init", "text/html; charset=utf-8"),
            ("/docs/page.css", "p { margin: 0 }", "text/css; charset=utf-8"),
        ])
    func shown(_ target: String, _ start: String, _ type: String) throws {
        let answer = try server.ask("GET", target)
        #expect(answer.status == 200)
        #expect(answer.text.hasPrefix(start))
        #expect(answer.fields["content-type"] == type)
        #expect(answer.fields["x-content-type-options"] == "nosniff")
        #expect(answer.fields["content-security-policy"]?.contains("default-src 'none'") == true)
        #expect(answer.fields["content-security-policy"]?.contains("script-src 'self';") == true)
    }

    @Test(
        "a folder without a slash at its end leads to the one with", arguments: ["/docs", "/docs/reference/init(_:)"])
    func redirected(_ target: String) throws {
        let answer = try server.ask("GET", target)
        #expect(answer.status == 301)
        #expect(answer.fields["location"] == target + "/")
    }

    @Test(
        "nothing outside is reached, and nothing hidden",
        arguments: [
            "/docs/../secret", "/docs/%2e%2e/secret", "/docs/%2E%2E%2Fsecret", "/docs/..%2fsecret", "/docs/up/secret",
            "/docs/link.html", "/docs/root/etc/passwd", "/docs/.hidden", "/docs//etc/passwd", "/docs/./index.html",
            "/docs/index.html/", "/docs/index.html/x", "/docs/pipe.html", "/docs/%2Fetc%2Fpasswd", "/docs/reference/",
            "/docs/no.html", "/docs/a%5c..%5csecret",
        ])
    func refused(_ target: String) throws {
        let answer = try server.ask("GET", target)
        #expect(answer.status == 404)
        #expect(answer.code == "not-found")
        #expect(!answer.text.contains("root:") && !answer.text.contains("\nsecret"))
    }

    @Test("a NUL and a broken byte are bad requests", arguments: ["/docs/index.html%00.css", "/docs/%ff", "/docs/%4"])
    func broken(_ target: String) throws { #expect(try server.ask("GET", target).status == 400) }

    @Test("a page is sent once, and again when it has changed")
    func tags() throws {
        let first = try server.ask("GET", "/docs/page.css")
        let tag = try #require(first.fields["etag"])
        let second = try server.ask("GET", "/docs/page.css", nil, ["If-None-Match: \(tag)"])
        #expect(second.status == 304)
        let packed = try server.ask("GET", "/docs/page.css", nil, ["Accept-Encoding: gzip"])
        #expect(packed.fields["content-encoding"] == "gzip")
        let again = ["If-None-Match: \(packed.fields["etag"] ?? "")", "Accept-Encoding: gzip"]
        #expect(try server.ask("GET", "/docs/page.css", nil, again).status == 304)
        _ = try folder.file("site/page.css", Array("p { margin: 1px }".utf8))
        #expect(try server.ask("GET", "/docs/page.css", nil, ["If-None-Match: \(tag)"]).status == 200)
    }

    @Test("it is only read")
    func methods() throws {
        #expect(try server.ask("HEAD", "/docs/").status == 200)
        let answer = try server.ask("POST", "/docs/", "{}", ["Content-Type: application/json"])
        #expect(answer.status == 405)
        #expect(answer.fields["allow"] == "GET, HEAD")
        #expect(try server.ask("GET", "/docs/?x=1").status == 400)
    }

    @Test("where it wasn't built, that is told with what builds it")
    func missing() throws {
        for place in [nil, folder("nowhere")] {
            let other = try TestServer { $0.documentation = place }
            let answer = try other.ask("GET", "/docs/")
            #expect(answer.status == 404)
            #expect(try answer.json["hint"]?.string?.contains("make docs") == true)
        }
    }
}
