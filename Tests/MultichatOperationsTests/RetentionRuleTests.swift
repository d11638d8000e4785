import Multichat
import MultichatOperations
import Testing

@Suite("Retention rules as text") struct RetentionRuleTests {
    @Test(
        "a rule reads back as it was written",
        arguments: [
            "delete", "archive", "status=ended age>30d archive", "namespace=team age>2w label.kind=scratch delete",
        ])
    func roundTrip(text: String) throws {
        let rule = try RetentionRule(text)
        #expect(try RetentionRule(rule.description) == rule)
    }

    @Test(
        "what can't be read is refused",
        arguments: [
            "", "status=ended", "age>30d", "age>30 delete", "age>0d delete", "status=done delete", "colour=red delete",
            "delete status=ended", "age>1d age>2d delete", "age<1d delete",
        ])
    func refused(text: String) {
        #expect(throws: MultichatError.self) { try RetentionRule(text) }
    }

    @Test("all conditions must hold; system sessions never match")
    func matching() throws {
        let rule = try RetentionRule("status=active age>1d label.k=v delete")
        var new = NewSession(SessionReference("s"))
        new.labels = ["k": "v", "other": "x"]
        let start = Timestamp(microseconds: 0)
        let session = Session(new, at: start)
        let late = Timestamp(microseconds: 86_400_000_001)
        #expect(rule.matches(session, at: late))
        #expect(!rule.matches(session, at: Timestamp(microseconds: 86_400_000_000)))
        var other = session
        other.labels["k"] = "w"
        #expect(!rule.matches(other, at: late))
        other = session
        other.status = .ended
        #expect(!rule.matches(other, at: late))
        new.reference = SessionReference(".agent-A")
        #expect(!rule.matches(Session(new, at: start), at: late))
    }
}
