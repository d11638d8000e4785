import Multichat
import Testing

@testable import MultichatSearch

@Suite struct QueryTests {
    @Test(arguments: [
        ("deploy", #"text : "deploy""#),
        ("deploy failed", #"text : "deploy" AND text : "failed""#),
        ("\"deploy failed\"", #"text : "deploy failed""#),
        ("dep*", #"text : "dep" *"#),
        ("\"deploy fa\"*", #"text : "deploy fa" *"#),
        ("a OR b c", #"text : "a" OR (text : "b" AND text : "c")"#),
        ("a AND (b OR c)", #"text : "a" AND (text : "b" OR text : "c")"#),
        ("a NOT b", #"(text : "a") NOT (text : "b")"#),
        ("NOT b", #"(fields : "z") NOT (text : "b")"#),
        ("a OR NOT b", #"text : "a" OR ((fields : "z") NOT (text : "b"))"#),
        ("NOT NOT b", #"(fields : "z") NOT (((fields : "z") NOT (text : "b")))"#),
        ("from:Bo", #"fields : "a426f""#),
        ("FROM:\"Bo\"", #"fields : "a426f""#),
        ("to:x tag:Y kind:z session:s", #"fields : "t78" AND fields : "g79" AND fields : "k7a" AND fields : "s73""#),
        ("and or not", #"text : "and" AND text : "or" AND text : "not""#),
        ("http://x.y 12:30", #"text : "http://x.y" AND text : "12:30""#),
        ("近い", "text : \"\u{200B}近\u{200B}\u{200B}い\u{200B}\""),
        ("x\"y", "a quote that isn't closed"),
        ("say \"he said \"", #"text : "say" AND text : "he said ""#),
        ("text:x", "an unknown field"),
        ("a-b'c;d", #"text : "a-b'c;d""#),
        ("after:2026-01-01 a", #"text : "a""#),
        ("after:2026-01-01", #"fields : "z""#),
    ])
    func isReadAs(_ text: String, _ expected: String) throws {
        do {
            #expect(try ParsedQuery(SearchQuery(text), now: Timestamp(microseconds: 0)).expression == expected)
        } catch let error as MultichatError {
            #expect(error.code == .invalid && error.message.contains(expected), "\(error.message)")
        }
    }

    @Test(arguments: [
        ("", 1, "is empty"), ("   ", 4, "is empty"), ("a AND", 6, "lacks a word"), ("AND a", 1, "lacks a word"),
        ("a OR OR b", 6, "lacks a word"), ("(a b", 1, "isn't closed"), ("a b)", 4, "wasn't opened"),
        ("()", 2, "lacks a word"), ("a \"b c", 3, "isn't closed"), ("a *", 3, "term without"), ("a fo*o", 5, "has a *"),
        ("a -- b", 3, "term without"), ("a \"\" b", 3, "term without"), ("a form:b", 3, "unknown field"),
        ("from: a", 1, "without a value"), ("a before:soon", 3, "time that can't be read"),
        ("a OR after:7d", 6, "inside of an OR"), ("NOT before:7d", 5, "inside of an OR"),
        ("é 🚀 )", 5, "wasn't opened"), ("a NOT", 6, "lacks a word"),
    ])
    func pointsAtTheFault(_ text: String, _ place: Int, _ words: String) {
        let error = fault(text)
        #expect(error?.code == .invalid)
        #expect(error?.message.contains(words) == true, "\(error?.message ?? "")")
        #expect(error?.message.contains("at character \(place):") == true, "\(error?.message ?? "")")
        #expect(error?.hint != nil)
    }

    @Test func whatIsTooLongIsRefused() {
        #expect(fault(String(repeating: "word ", count: 20_480))?.message.contains("102400 bytes") == true)
        #expect(fault(String(repeating: "a ", count: 257))?.message.contains("more than 256 terms") == true)
        #expect(fault(String(repeating: "a ", count: 256)) == nil)
        let deep = String(repeating: "(a NOT (b OR ", count: 7) + "c" + String(repeating: "))", count: 7)
        #expect(fault(deep)?.message.contains("nested") == true)
    }

    @Test func timesBoundTheWholeQuery() throws {
        let now = try #require(RFC3339.parse("2026-01-08T00:00:00Z"))
        let query = try ParsedQuery(SearchQuery("a after:7d (before:2026-01-05 b)"), now: now)
        #expect(query.after == RFC3339.parse("2026-01-01"))
        #expect(query.before == RFC3339.parse("2026-01-05"))
        #expect(query.expression == #"text : "a" AND text : "b""#)
    }

    private func fault(_ text: String) -> MultichatError? {
        do {
            _ = try ParsedQuery(SearchQuery(text), now: Timestamp(microseconds: 0))
            return nil
        } catch {
            return error as? MultichatError
        }
    }
}
