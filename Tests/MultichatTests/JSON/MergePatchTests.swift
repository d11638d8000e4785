import Multichat
import Testing

/// The examples of RFC 7396, appendix A, and what the order of members is.
@Suite("JSON merge patch") struct MergePatchTests {
    @Test(arguments: [
        (#"{"a":"b"}"#, #"{"a":"c"}"#, #"{"a":"c"}"#),
        (#"{"a":"b"}"#, #"{"b":"c"}"#, #"{"a":"b","b":"c"}"#),
        (#"{"a":"b"}"#, #"{"a":null}"#, #"{}"#),
        (#"{"a":"b","b":"c"}"#, #"{"a":null}"#, #"{"b":"c"}"#),
        (#"{"a":["b"]}"#, #"{"a":"c"}"#, #"{"a":"c"}"#),
        (#"{"a":"c"}"#, #"{"a":["b"]}"#, #"{"a":["b"]}"#),
        (#"{"a":{"b":"c"}}"#, #"{"a":{"b":"d","c":null}}"#, #"{"a":{"b":"d"}}"#),
        (#"{"a":[{"b":"c"}]}"#, #"{"a":[1]}"#, #"{"a":[1]}"#),
        (#"["a","b"]"#, #"["c","d"]"#, #"["c","d"]"#),
        (#"{"a":"b"}"#, #"["c"]"#, #"["c"]"#),
        (#"{"a":"foo"}"#, "null", "null"),
        (#"{"a":"foo"}"#, #""bar""#, #""bar""#),
        (#"{"e":null}"#, #"{"a":1}"#, #"{"e":null,"a":1}"#),
        ("[1,2]", #"{"a":"b","c":null}"#, #"{"a":"b"}"#),
        ("{}", #"{"a":{"bb":{"ccc":null}}}"#, #"{"a":{"bb":{}}}"#),
    ])
    func followsTheStandard(_ target: String, _ patch: String, _ result: String) throws {
        let merged = JSONValue(try JSON(target)).merging(JSONValue(try JSON(patch)))
        #expect(merged.json.text == result)
    }

    @Test("members keep their places, numbers their digits, and keys are compared by their bytes")
    func keepsWhatIsThere() throws {
        let target = try JSON(#"{"z":1.50,"a":{"y":2,"x":3},"\u00e9":1}"#)
        let patch = try JSON("{\"a\":{\"x\":4,\"w\":5},\"z\":1e2,\"e\u{301}\":2}")
        let merged = JSONValue(target).merging(JSONValue(patch)).json.text
        #expect(
            Array(merged.utf8) == Array("{\"z\":1e2,\"a\":{\"y\":2,\"x\":4,\"w\":5},\"\u{e9}\":1,\"e\u{301}\":2}".utf8))
    }

    @Test("large objects are merged in linear time") func merging() throws {
        let large = (0..<20_000).map { "\"k\($0)\":\($0)" }.joined(separator: ",")
        let value = JSONValue(try JSON("{\(large)}"))
        #expect(value.merging(value) == value)
    }
}
