import Multichat
import Testing

extension Laws {
    static let bodies: [Law] = [
        Law("Bodies of any JSON come back byte for byte") { context in
            let chat = try context.start()
            for text in samples { try chat.put(json: JSON(text), as: "k") }
            try context.reopen()
            #expect(try context.log().map(\.body.text) == samples)
        },
        Law("A body of 8 MiB is taken, a larger or deeper one refused, and nothing of it stored") { context in
            let chat = try context.start()
            let limits = context.store.configuration.limits
            let large = JSON(unchecked: "\"" + String(repeating: "x", count: limits.bytes - 2) + "\"")
            try chat.put(json: large, as: "large")
            let larger = JSON(unchecked: "\"" + String(repeating: "x", count: limits.bytes - 1) + "\"")
            try context.fails(.invalid) { try chat.put(json: larger, as: "larger") }
            let deep = JSON(unchecked: String(repeating: "[", count: 65) + String(repeating: "]", count: 65))
            let error = try context.fails(.invalid) { try chat.put(json: deep, as: "deep") }
            #expect(error.message.contains("body"))
            #expect(try context.log().map(\.body) == [large])
        },
        Law("A page ends where its bodies reach the limit of bytes, and has one entry at least") { context in
            let chat = try context.start()
            for index in 0..<12 { try chat.put(json: JSON("\"\(index % 10)\""), as: "k") }
            for (limit, count) in [(0, 1), (3, 1), (4, 2), (12, 4), (.max, 12)] {
                for (newestFirst, key) in [(false, nil), (true, nil), (false, "k"), (true, "k")] as [(Bool, EntryKey?)]
                {
                    var query = EntryQuery(chat.reference)
                    (query.newestFirst, query.key, query.byteLimit) = (newestFirst, key, limit)
                    #expect(try context.store.entries(query).items.count == count)
                    let all = try context.all(query).map(\.sequence)
                    #expect(all == (newestFirst ? (1...12).reversed() : Array(1...12)))
                }
            }
        },
        Law("A message with everything in it comes back equal") { context in
            var message = Message(content: .parts(try JSON(#"[{"type":"text","text":"hi"}]"#)), to: ["B", "C"])
            message.role = "assistant"
            message.priority = "LEGENDARY"
            message.tags = ["a", "\u{1F41D}"]
            message.replyTo = 7
            message.toolCalls = try JSON(#"[{"id":"c1"}]"#)
            message.toolCallID = "c0"
            message.usage = try JSON(#"{"tokens":12}"#)
            try context.start().post(message, from: "A")
            #expect(try Message(body: context.log()[0].body) == message)
        },
    ]

    private static let samples: [String] = [
        "null", "true", "0", "-1.5e300", "12345678901234567890.000", "\"\"", "[]", "{}",
        #"{"b":1,"a":[1,{"c":null}],"":"empty key"}"#, #""\u0000\ud83d\ude80\n\"\\""#, "\"\u{1F680}\u{e9}e\u{301}\"",
        "\"line\u{2028}separator\"",
    ]
}
