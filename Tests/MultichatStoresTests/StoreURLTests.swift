import Multichat
import MultichatHybrid
import MultichatStores
import Testing

@Suite("URLs of stores")
struct StoreURLTests {
    @Test(
        "one that is written is read back as the same",
        arguments: [
            "memory:", "sqlite:chats.db", "sqlite:100%25.db", "json:/a b/ü", "redis://localhost:6379",
            "redis://ann@h:1/3?prefix=x", "rediss://h:6379?ca=/c.pem", "redis+unix:///tmp/r.sock",
            "redis-cluster://a:1,b:2?wait=1", "redis-sentinel://a:1,b:2/mymaster",
            "hybrid:?durable=sqlite:a.db&hot=redis://h:1",
            "hybrid:?durable=json:a%2525&hot=redis://h:1%3Fprefix%3Dx%26wait%3D1&mode=write-behind&flush=5ms",
            "hybrid:?durable=sqlite:a&hot=memory:&hot-ttl=90m&archive=json:b&archive-every=1d",
        ])
    func roundTrip(_ text: String) throws {
        let url = try StoreURL(text)
        #expect(try StoreURL(url.description) == url)
    }

    @Test("the parts of a hybrid")
    func hybrid() throws {
        let text =
            "hybrid:?durable=sqlite:a%252Fb&hot=redis://h%3Fprefix=x&mode=write-behind&hot-ttl=2h&flush=50ms"
            + "&archive=json:c&archive-every=15m"
        guard case .hybrid(let url) = try StoreURL(text) else {
            Issue.record("It is no hybrid.")
            return
        }
        #expect(url.durable == .sqlite("a/b"))
        #expect(url.hot == (try StoreURL("redis://h?prefix=x")))
        #expect(url.archive == .json("c"))
        #expect(url.options.mode == .writeBehind)
        #expect(url.options.lifetime == 7_200_000_000)
        #expect(url.options.flushInterval == 50_000)
        #expect(url.options.archiveInterval == 900_000_000)
        #expect(StoreURL.hybrid(url).paths == ["a/b", "c"])
    }

    @Test(
        "one that can't be read is refused with a hint",
        arguments: [
            "hybrid:", "hybrid:x", "hybrid:?durable=sqlite:a", "hybrid:?hot=redis://h",
            "hybrid:?durable=sqlite:a&hot=redis://h&mode=fast", "hybrid:?durable=sqlite:a&hot=redis://h&flush=1",
            "hybrid:?durable=sqlite:a&hot=redis://h&flush=0s", "hybrid:?durable=sqlite:a&hot=redis://h&color=red",
            "hybrid:?durable=sqlite:a&hot=redis://h&hot=redis://i", "hybrid:?durable=sqlite:a&hot=sqlite:a",
            "hybrid:?durable=sqlite:a&hot=redis://h&archive-every=1h", "hybrid:?durable=sqlite:a&hot=nothing:x",
            "hybrid:?durable=sqlite:a&hot=hybrid:%3Fdurable=sqlite:b%26hot=redis://h", "redis:h", "redis://",
            "hybrid:?durable=sqlite:a&hot=redis://h&hot-ttl=999999999d",
        ])
    func refusals(_ text: String) {
        let error = #expect(throws: MultichatError.self) { try StoreURL(text) }
        #expect(error?.code == .invalid)
        #expect(error?.hint?.isEmpty == false)
    }

    @Test(
        "a password is used and never shown",
        arguments: [
            "redis://ann:sesame@h", "redi://ann:sesame@h", "redis:ann:sesame@h",
            "hybrid:?durable=sqlite:a&hot=redis://:sesame@h", "hybrid:?durable=sqlite:a&hot=redi://:sesame@h",
            "hybrid:?durable=sqlite:a&hot=redis://:sesame@h&flush=x", "valkey://:sesame@h",
        ])
    func passwords(_ text: String) {
        do {
            let url = try StoreURL(text)
            #expect(StoreURL.spellsPassword(text))
            #expect(!"\(url)\(String(reflecting: url))".contains("sesame"))
        } catch {
            #expect(!"\(error.message)\(error.hint ?? "")".contains("sesame"))
        }
        #expect(!StoreURL.spellsPassword(text.replacing("sesame", with: "").replacing(":@", with: "@")))
    }
}
