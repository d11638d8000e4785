import Multichat
import Testing

extension Laws {
    static let erasedReports: [Law] = [
        Law("What a report says can be erased, and counts as not made then") { context in
            let chat = try context.start(with: ["A", "B"])
            try chat.post("hello", from: "A", to: ["B"])
            try chat.report(.delivered, of: 1, for: "B")
            try chat.report(.failed, of: 1, for: "B", by: "A", reason: "secret")
            #expect(try Self.erase([3...3], context).sequences == SequenceRanges([3]))
            try context.reopen()
            #expect(try context.log()[2].isErased && context.log()[2].body == .null)
            #expect(try context.chat().statuses(of: 1).map(\.state) == [.sent])
            #expect(try Verifier(context.store).verify(chat.reference).damage.isEmpty)
            try context.chat().report(.read, of: 1, for: "B")
            #expect(try context.chat().statuses(of: 1).map(\.state) == [.read])
        },
        Law("A lease that was erased is free, and under its fence nothing is stored any more once it is taken") {
            context in
            let chat = try context.start(with: ["A", "B"])
            let lease = try chat.lease("l", holder: "A", for: .seconds(60))
            _ = try Self.erase([lease.fence...lease.fence], context)
            #expect(try chat.lease(named: "l") == nil)
            let next = try chat.lease("l", holder: "B", for: .seconds(60))
            #expect(next.fence > lease.fence)
            try context.fails(.conflict) { try chat.append([context.draft("x")], expecting: [lease.expectation]) }
            try chat.append([context.draft("y")], expecting: [next.expectation])
        },
        Law("The end of a session can be erased, and it stays ended") { context in
            let chat = try Self.secrets(context)
            let end = try chat.end().last
            #expect(try Self.erase([end...end], context).sequences == SequenceRanges([end]))
            try context.reopen()
            #expect(try context.chat().session().status == .ended)
            #expect(try Verifier(context.store).check().isEmpty)
        },
        Law("An entry that tells of the session has the body that its kind needs, and nothing more") { context in
            let chat = try Self.secrets(context)
            for (kind, bodies) in Self.malformed {
                for body in bodies {
                    let error = try context.fails(.invalid) {
                        try chat.append([Draft(id: "x", kind: kind, author: "A", body: JSON(body))])
                    }
                    #expect(!error.message.contains("CANARY"), "\(kind) \(body)")
                }
            }
            #expect(try chat.session().head.sequence == 6)
            for (number, (kind, body)) in Self.wellFormed.enumerated() {
                let draft = try Draft(id: EntryID("w\(number)"), kind: kind, author: "A", body: JSON(body))
                try chat.append([draft])
            }
        },
    ]

    private static let malformed: [(EntryKind, [String])] = [
        (.end, [#"{"t":"CANARY"}"#, "1", "[]", #""CANARY""#]),
        (.reopen, [#"{"reason":"CANARY"}"#]),
        (.archive, [#"{"CANARY":1}"#]),
        (.join, [#"{"agent":"C","t":"CANARY"}"#, #"{"agent":1}"#, "null", "{}"]),
        (.leave, [#"{"agent":"A","t":"CANARY"}"#]),
        (.set, [#"{"t":"CANARY"}"#, #"{"topic":1}"#, #"{"labels":"CANARY"}"#, #"{"labels":{"a":{"b":"CANARY"}}}"#]),
        (.rewind, [#"{"to":1,"t":"CANARY"}"#, #"{"to":"CANARY"}"#]),
        (.lease, [#"{"t":"CANARY"}"#, #"{"holder":"A","end":"CANARY"}"#, #"{"holder":["CANARY"],"end":1}"#, "7"]),
        (.status, [#"{"t":"CANARY"}"#, #"{"status":"CANARY"}"#, #"{"status":"read","through":"CANARY"}"#]),
    ]

    private static let wellFormed: [(EntryKind, String)] = [
        (.join, #"{"agent":"C"}"#), (.leave, #"{"agent":"C"}"#), (.set, #"{"topic":"t","labels":{"a":"b","c":null}}"#),
        (.set, #"{"ttl":100000000,"topic":null}"#), (.set, #"{"expiresAt":null}"#),
        (.rewind, #"{"to":3}"#),
        (.lease, #"{"holder":"A","end":1}"#), (.lease, #"{"fence":1,"end":1}"#),
        (.status, #"{"status":"failed","reason":"why"}"#), (.end, "null"), (.reopen, "{}"), (.archive, "{}"),
    ]
}
