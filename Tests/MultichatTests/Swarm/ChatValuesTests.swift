import Multichat
import TestSupport
import Testing

@Suite struct ChatValuesTests {
    private struct Plan: Codable, Equatable {
        var steps: [String]
        var done: [Int: Bool]
        var share: Double
        var note: String?
    }

    private let chat: Chat

    init() throws { chat = try Swarm(MemoryStore()).start() }

    @Test func anyCodableValueComesBack() throws {
        let plan = Plan(steps: ["a/b", "é\u{0}\""], done: [1: true, -2: false], share: 0.1, note: nil)
        try chat.put(plan, as: "plan", by: "A")
        #expect(try chat.get("plan", as: Plan.self) == plan)
        try chat.put("text", as: "plan")
        #expect(try chat.get("plan", as: String.self) == "text")
        try chat.put([1.5, 2], as: "numbers")
        #expect(try chat.get("numbers") == [1.5, 2])
        try chat.put(true, as: "flag")
        #expect(try chat.get("flag") == true)
        #expect(try chat.get("none", as: Int.self) == nil)
        #expect(failure { _ = try chat.get("flag", as: Plan.self) }?.code == .invalid)
        #expect(failure { try chat.put(Double.nan, as: "nan") }?.code == .invalid)
    }

    @Test func theNewestIsTheValueAndTheOlderOnesItsHistory() throws {
        for number in 1...4 { try chat.put(number, as: "n") }
        #expect(try chat.get("n") == 4)
        #expect(try chat.get("n", asOf: 2) == 2)
        try chat.rewind(to: 3)
        #expect(try chat.get("n") == 3)
        #expect(try chat.get("n", asOf: 4) == 4)
    }

    @Test func aValueIsChangedOnlyAsItWasRead() throws {
        try chat.put(1, as: "n", expecting: [.newest("n", nil)])
        try chat.put(2, as: "n", expecting: [.newest("n", 1)])
        #expect(failure { try chat.put(3, as: "n", expecting: [.newest("n", 1)]) }?.code == .conflict)
        #expect(failure { try chat.put(3, as: "n", expecting: [.newest("n", nil)]) }?.code == .conflict)
        #expect(try chat.get("n") == 2)
    }

    @Test func valuesAreListedByKey() throws {
        for key in ["b/2", "a", "b/1", "c", "b/\u{10FFFF}"] { try chat.put(key, as: EntryKey(key)) }
        let first = try chat.values(prefix: "b/", limit: 2)
        #expect(first.items.map { $0.key?.text } == ["b/1", "b/2"])
        let rest = try chat.values(prefix: "b/", limit: 2, after: first.cursor)
        #expect(rest.items.map { $0.key?.text } == ["b/\u{10FFFF}"])
        #expect(rest.cursor == nil)
    }
}
