import Testing

@testable import Multichat

@Suite struct JSONWalkerTests {
    private static func walk<Answer>(_ text: String, _ body: (inout JSONWalker) -> Answer) -> Answer {
        var text = text
        return text.withUTF8 { bytes in
            var walker = JSONWalker(bytes)
            return body(&walker)
        }
    }

    @Test func goesAlongStringsAndIntegers() {
        Self.walk(#"["a\"\u00e9",-12,null,[],0]"#) { walker in
            #expect(walker.enter() && walker.string() == "a\"é" && !walker.leave())
            #expect(walker.integer() == -12 && !walker.leave())
            #expect(walker.optionalInteger() == .some(nil) && !walker.leave())
            #expect(walker.enter() && walker.leave() && !walker.leave())
            #expect(walker.integer() == 0 && walker.leave())
        }
    }

    @Test(arguments: ["", "x", "\"a", "{}", "\"a\\", "99999999999999999999", "9223372036854775808", "-"])
    func answersNothingWhereItIsSomethingElse(_ text: String) {
        #expect(Self.walk(text) { $0.enter() } == false)
        #expect(Self.walk(text) { $0.integer() } == nil)
        #expect(Self.walk(text) { $0.string() } == nil)
    }

    @Test func theGreatestIntegerIsRead() {
        #expect(Self.walk("9223372036854775807") { $0.integer() } == .max)
    }
}
