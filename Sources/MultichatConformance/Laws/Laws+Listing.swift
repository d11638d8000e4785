import Multichat
import Testing

extension Laws {
    static let listing: [Law] = [
        Law("Sessions are found by participant, status, label, prefix and time") { context in
            try Self.sample(context)
            #expect(try Self.ids(context) { $0.participant = "A" } == ["b/1", "a/1"])
            #expect(try Self.ids(context) { $0.status = .ended } == ["a/2"])
            #expect(try Self.ids(context) { $0.labels = ["team": "red"] } == ["a/1"])
            #expect(try Self.ids(context) { $0.idPrefix = "a/" } == ["a/2", "a/1"])
            let start = context.clock.now.adding(microseconds: -2_500_000)
            #expect(try Self.ids(context) { $0.created = start..<context.clock.now } == ["b/1", "a/2"])
            #expect(try Self.ids(context) { $0.updated = start..<context.clock.now } == ["b/1", "a/2"])
        },
        Law("The order is newest update first, or by creation") { context in
            try Self.sample(context)
            try context.chat("a/1").post("late", from: "A")
            #expect(try Self.ids(context) == ["a/1", "b/1", "a/2"])
            #expect(try Self.ids(context) { $0.order = .created } == ["a/1", "a/2", "b/1"])
        },
        Law("System sessions are hidden unless asked for") { context in
            try context.start(".brain")
            #expect(try Self.ids(context) == [])
            #expect(try Self.ids(context) { $0.includesSystem = true } == [".brain"])
        },
        Law("Pages in the order of creation neither skip nor repeat while sessions are added") { context in
            for index in 0..<25 { try Self.startLater(context, index) }
            var query = SessionQuery()
            query.order = .created
            query.limit = 7
            var seen: [String] = []
            repeat {
                let page = try context.store.sessions(query)
                seen += page.items.map(\.id.text)
                query.cursor = page.cursor
                if seen.count < 30 { try Self.startLater(context, 100 + seen.count) }
            } while query.cursor != nil
            #expect(Set(seen).count == seen.count)
            #expect(Set(seen).isSuperset(of: (0..<25).map { "s\($0)" }))
        },
        Law("Pages by update go through all sessions that stay as they are") { context in
            for index in 0..<12 { try context.start(SessionID("same\(index)")) }
            var query = SessionQuery()
            query.limit = 5
            var seen: [String] = []
            repeat {
                let page = try context.store.sessions(query)
                #expect(page.items.count <= 5)
                seen += page.items.map(\.id.text)
                query.cursor = page.cursor
            } while query.cursor != nil
            #expect(seen == (0..<12).map { "same\($0)" }.sorted())
        },
        Law("A foreign cursor and a limit below 1 are refused") { context in
            var query = SessionQuery()
            query.cursor = "zz"
            try context.fails(.invalid) { try context.store.sessions(query) }
            query.cursor = nil
            query.limit = 0
            try context.fails(.invalid) { try context.store.sessions(query) }
        },
    ]

    private static func sample(_ context: LawContext) throws {
        try context.swarm.start("a/1", with: ["A"], labels: ["team": "red"])
        context.clock.advance(seconds: 1)
        try context.swarm.start("a/2", with: ["B"], labels: ["team": "blue"]).end()
        context.clock.advance(seconds: 1)
        try context.start("b/1", with: ["A", "B"])
        context.clock.advance(seconds: 1)
    }

    private static func startLater(_ context: LawContext, _ index: Int) throws {
        context.clock.advance(seconds: 1)
        try context.start(SessionID("s\(index)"))
    }

    private static func ids(_ context: LawContext, _ change: (inout SessionQuery) -> Void = { _ in }) throws -> [String]
    {
        var query = SessionQuery()
        change(&query)
        return try context.store.sessions(query).items.map(\.id.text)
    }
}
