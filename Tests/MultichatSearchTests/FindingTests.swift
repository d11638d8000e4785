import Multichat
import MultichatConformance
import MultichatSearch
import Testing

@Suite struct FindingTests {
    @Test(arguments: [
        ("deploy", [1, 2]), ("DEPLOY", [1, 2]), ("déploy", [1, 2]), ("dep*", [1, 2]), ("dep", []),
        ("\"deploy failed\"", [1]), ("\"failed deploy\"", []), ("deploy NOT failed", [2]), ("failed OR cafe", [1, 3]),
        ("CAFÉ", [3]), ("cafe\u{301}", [3]), ("cafe", [3]), ("naive", [3]), ("天気", [4]), ("天", [4]), ("気天", []),
        ("今日*", [4]), ("🚀", [5]), ("👍", [5]), ("shipped", [5]), ("from:Ann", [1, 3, 5]), ("from:ann", []),
        ("to:Bo", [1]), ("tag:URGENT", [1]), ("kind:note", [6, 7]), ("remember", [6]),
        ("kind:message", [1, 2, 3, 4, 5]),
        ("NOT kind:message", [6, 7]), ("from:Ann NOT deploy", [3, 5]), ("nul", [7]), ("behind", [7]), ("z", []),
    ])
    func finds(_ query: String, _ sequences: [Int]) throws {
        let world = try Self.filled()
        #expect(try world.find(query) == sequences.map { "s \($0)" })
    }

    @Test func snippetsShowWhatWasMatched() throws {
        let world = try Self.filled()
        let hit = try #require(try world.search.search(SearchQuery("\"deploy failed\"")).hits.first)
        #expect(hit.snippet == Snippet("The deploy failed again", highlights: [4..<17]))
        #expect(hit.author == "Ann" && hit.kind == .message && hit.score > 0 && hit.time == world.clock.now)
        let japanese = try #require(try world.search.search(SearchQuery("天気")).hits.first)
        #expect(japanese.snippet == Snippet("今日はいい天気ですね", highlights: [5..<7]))
        let field = try #require(try world.search.search(SearchQuery("to:Bo")).hits.first)
        #expect(field.snippet.highlights.isEmpty && field.score == 0)
    }

    @Test func longTextsAreCutAroundTheMatch() throws {
        let world = try SearchWorld()
        let filler = String(repeating: "lorem ipsum ", count: 200)
        try world.swarm.start("s").post(filler + "needle " + filler, from: "Ann")
        let hit = try #require(try world.search.search(SearchQuery("needle")).hits.first)
        #expect(hit.snippet.text.hasPrefix("…") && hit.snippet.text.hasSuffix("…") && hit.snippet.text.count < 250)
        let range = try #require(hit.snippet.highlights.first)
        #expect(String(Array(hit.snippet.text)[range]) == "needle")
    }

    @Test func pagesGoOnWhereTheyEnded() throws {
        let world = try SearchWorld()
        let chat = try world.swarm.start("s")
        for number in 1...25 { try chat.post(String(repeating: "word ", count: number), from: "Ann") }
        var query = SearchQuery("word")
        query.limit = 10
        var found: [Int] = []
        var pages = 0
        repeat {
            let page = try world.search.search(query)
            found += page.hits.map(\.sequence)
            query.cursor = page.cursor
            pages += 1
            // What comes meanwhile is no part of these pages.
            try chat.post("word word word", from: "Ann")
        } while query.cursor != nil
        #expect(found.count == 25 && Set(found) == Set(1...25) && pages == 3)
        query.text = "another"
        query.cursor = try firstCursor(world)
        #expect(throws: MultichatError.self) { try world.search.search(query) }
    }

    @Test func timesBound() throws {
        let world = try SearchWorld()
        let chat = try world.swarm.start("s")
        let start = world.clock.now.description.prefix(10)
        try chat.post("old news", from: "Ann")
        world.clock.advance(seconds: 10 * 86_400)
        try chat.post("new news", from: "Ann")
        #expect(try world.find("news after:5d") == ["s 2"])
        #expect(try world.find("news before:5d") == ["s 1"])
        #expect(try world.find("news after:\(start)").count == 2)
        #expect(try world.find("before:\(world.clock.now)") == ["s 1"])
        #expect(try world.find("after:\(world.clock.now)") == ["s 2"])
    }

    private func firstCursor(_ world: SearchWorld) throws -> String? {
        var query = SearchQuery("word")
        query.limit = 1
        return try world.search.search(query).cursor
    }

    private static func filled() throws -> SearchWorld {
        let world = try SearchWorld()
        let chat = try world.swarm.start("s")
        var message = Message("The deploy failed again", to: ["Bo"])
        message.tags = ["urgent"]
        try chat.post(message, from: "Ann")
        try chat.post("Deploy: fine. It's 3.14%", from: "Bo")
        try chat.post("A naïve Cafe\u{301} owner", from: "Ann")
        try chat.post("今日はいい天気ですね", from: "Bo")
        let parts = try JSON(#"[{"type":"text","text":"shipped🚀 👍🏽"},{"type":"image","url":"zebra"}]"#)
        try chat.post(Message(content: .parts(parts)), from: "Ann")
        let note = try JSON(#"{"title":"remember","deep":["the milk"]}"#)
        try chat.append([Draft(id: "n", kind: "note", author: "Bo", body: note)])
        try chat.append([Draft(id: "m", kind: "note", body: try JSON(#"{"content":"nul\u0000 \u0002and behind"}"#))])
        return world
    }
}
