import Multichat
import Testing

extension Laws {
    static let queries: [Law] = [
        Law("Entries are found by range, author, recipient, kind, key and prefix") { context in
            try Self.talk(context)
            #expect(
                try Self.found(context) {
                    $0.from = 2; $0.through = 4
                } == [2, 3, 4])
            #expect(try Self.found(context) { $0.author = "B" } == [2, 5])
            #expect(try Self.found(context) { $0.recipient = "C" } == [2, 3])
            #expect(try Self.found(context) { $0.kind = .value } == [4, 5, 6])
            #expect(try Self.found(context) { $0.key = "k/1" } == [4])
            #expect(try Self.found(context) { $0.keyPrefix = "k/" } == [4, 5])
            #expect(try Self.found(context) { $0.from = 9 } == [])
            #expect(try Self.found(context) { $0.asOf = 3 } == [1, 2, 3])
            #expect(
                try Self.found(context) {
                    $0.kind = .value; $0.author = "B"
                } == [5])
        },
        Law("The newest N come newest first, and pages go on without gap or double") { context in
            try Self.talk(context)
            for size in 1...7 {
                #expect(
                    try Self.found(context) {
                        $0.newestFirst = true; $0.limit = size
                    } == [6, 5, 4, 3, 2, 1])
                #expect(try Self.found(context) { $0.limit = size } == [1, 2, 3, 4, 5, 6])
                #expect(
                    try Self.found(context) {
                        $0.limit = size; $0.author = "B"
                    } == [2, 5])
                #expect(
                    try Self.found(context) {
                        $0.limit = size; $0.keyPrefix = "k"; $0.newestFirst = true
                    } == [5, 4])
            }
            #expect(try context.chat().entries(last: 2).map(\.sequence) == [5, 6])
        },
        Law("Pages stay right while entries are added") { context in
            try Self.talk(context)
            var query = EntryQuery(SessionReference("s"))
            query.newestFirst = true
            query.limit = 4
            let first = try context.store.entries(query)
            try context.chat().post("new", from: "A")
            query.cursor = first.cursor
            #expect(try context.store.entries(query).items.map(\.sequence) == [2, 1])
        },
        Law("A limit may be the greatest number there is") { context in
            try Self.talk(context)
            #expect(try Self.found(context) { $0.limit = .max } == [1, 2, 3, 4, 5, 6])
            var sessions = SessionQuery()
            sessions.limit = .max
            #expect(try context.store.sessions(sessions).items.count == 1)
            let entries = try context.store.sessions(sessions).items.flatMap { session in
                var latest = LatestQuery(session.reference)
                latest.limit = .max
                return try context.store.latest(latest).items
            }
            #expect(!entries.isEmpty)
        },
        Law("A foreign cursor and a limit below 1 are refused") { context in
            try Self.talk(context)
            var query = EntryQuery(SessionReference("s"))
            query.cursor = "nonsense"
            try context.fails(.invalid) { try context.store.entries(query) }
            query.cursor = nil
            query.limit = 0
            try context.fails(.invalid) { try context.store.entries(query) }
        },
    ]

    private static func talk(_ context: LawContext) throws {
        let chat = try context.start()
        try chat.post("1", from: "A", to: ["B"])
        try chat.post("2", from: "B")
        try chat.post("3", from: "A", to: ["B", "C"])
        try chat.put(4, as: "k/1", by: "A")
        try chat.put(5, as: "k/2", by: "B")
        try chat.put(6, as: "other", by: "A")
    }

    private static func found(_ context: LawContext, _ change: (inout EntryQuery) -> Void) throws -> [Int] {
        var query = EntryQuery(SessionReference("s"))
        change(&query)
        return try context.all(query).map(\.sequence)
    }
}
