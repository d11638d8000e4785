import Multichat
import Testing

extension Laws {
    static let windows: [Law] = [
        Law("A window holds the newest messages within its budget") { context in
            let chat = try context.start("s")
            for number in 1...200 { try chat.post("\(number)", from: "A") }
            try chat.put("no message", as: "k")
            let window = try chat.window(budget: 150, counter: Self.one)
            #expect(window.entries.map(\.sequence) == Array(51...200))
            #expect(window.tokens == 150 && !window.isComplete)
            #expect(try chat.window(budget: 200, counter: Self.one).isComplete)
            try chat.rewind(to: 10)
            #expect(try chat.window(budget: 4, counter: Self.one).entries.map(\.sequence) == [7, 8, 9, 10])
            try context.fails(.invalid) { try chat.window(budget: 0) }
        },
        Law("A window never splits a tool call from its results") { context in
            let chat = try context.start("s")
            try chat.post("do it", from: "A")
            try chat.post(Self.call("c1", "c2"), from: "B")
            try chat.post(Self.result("c1"), from: "Tool")
            try chat.post("meanwhile", from: "A")
            try chat.post(Self.result("c2"), from: "Tool")
            try chat.post(Self.result("lost"), from: "Tool")
            try chat.post("thanks", from: "A")
            let windows = try (1...7).map { try chat.window(budget: $0, counter: Self.one).entries.map(\.sequence) }
            #expect(windows[2...] == [[7], [4, 7], [4, 7], [2, 3, 4, 5, 7], [1, 2, 3, 4, 5, 7]])
            #expect(windows[..<2] == [[7], [7]])
        },
        Law("A window keeps the first system message where that is asked for") { context in
            let chat = try context.start("s")
            var system = Message("You are careful.")
            system.role = "system"
            try chat.post(system, from: "Boss")
            for number in 2...20 { try chat.post("\(number)", from: "A") }
            let window = try chat.window(budget: 3, keepingSystem: true, counter: Self.one)
            #expect(window.entries.map(\.sequence) == [1, 19, 20] && window.tokens == 3)
            #expect(try chat.window(budget: 20, keepingSystem: true, counter: Self.one).isComplete)
            try context.fails(.invalid) { try chat.window(budget: 2, keepingSystem: true) }
        },
    ]

    private static let one = TokenCounter { _ in 1 }

    private static func call(_ ids: String...) -> Message {
        var message = Message(content: .none)
        message.role = "assistant"
        let calls = ids.map { JSONValue.object([.init("id", .string($0)), .init("type", .string("function"))]) }
        message.toolCalls = JSONValue.array(calls).json
        return message
    }

    private static func result(_ id: String) -> Message {
        var message = Message("42")
        message.role = "tool"
        message.toolCallID = id
        return message
    }
}
