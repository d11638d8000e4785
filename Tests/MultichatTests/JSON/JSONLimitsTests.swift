import Multichat
import TestSupport
import Testing

@Suite struct JSONLimitsTests {
    @Test(arguments: [("[", "]"), ("{\"a\":", "}")]) func depth(_ open: String, _ close: String) throws {
        let deepest = String(repeating: open, count: 64) + "1" + String(repeating: close, count: 64)
        #expect(try JSON(deepest).depth == 64)
        #expect(failure { _ = try JSON(open + deepest + close) }?.code == .invalid)
        let wide = JSONLimits(depth: 300)
        let deep = String(repeating: open, count: 300) + "1" + String(repeating: close, count: 300)
        let json = try JSON(deep, limits: wide)
        #expect(json.depth == 300)
        #expect(failure { try JSONLimits.standard.check(json, field: "body") }?.message.contains("300") == true)
    }

    @Test func bracketsInStringsAreNoDepth() throws {
        #expect(try JSON(#"["[[[\"[[", "\\", "{"]"#).depth == 1)
        #expect(try JSON("1").depth == 0)
    }

    @Test func sizeIsThatWithoutWhiteSpace() throws {
        let limits = JSONLimits(bytes: 5)
        #expect(try JSON("[ 1 , 2 ]     ", limits: limits).text == "[1,2]")
        let error = failure { _ = try JSON("[1,20]", field: "body", limits: limits) }
        #expect(error?.message == "The body has 6 bytes; at most 5 are allowed.")
        #expect(error?.hint != nil)
    }

    @Test func aStoreChecksWithItsOwnLimits() throws {
        let store = MemoryStore(StoreConfiguration(limits: JSONLimits(bytes: 20, depth: 1)))
        let chat = try Swarm(store).start("s")
        for body in ["[[1]]", "\"012345678901234567890\""] {
            let draft = Draft(id: "e", kind: "k", body: try JSON(body))
            #expect(failure { try chat.append([draft]) }?.message.hasPrefix("The body ") == true)
        }
        #expect(try chat.session().head == .empty)
    }
}
