import Multichat
import Testing

@testable import MultichatInterchange

@Suite struct KnowledgeImportTests {
    private static let base = #"""
        {"created_at":"2025-01-01T00:00:00","entries":{
          "kb-1":{"id":"kb-1","title":"Locks","content":"Lock first.\n","author":"agent-7","category":"learning",
                  "tags":["a","b"],"timestamp":"2025-10-13T16:54:04.816855","metadata":{}},
          "dec-2":{"id":"dec-2","title":"Where","content":"There.","author":"Agent-2","category":"decision","tags":[],
                   "timestamp":"2025-10-12T10:00:00"}},
         "stats":{"total_entries":2}}
        """#
    private static let lists = #"""
        {"version":"1","insights":[
          {"id":1,"timestamp":"2025-10-11T18:45:13","agent":"Captain","content":"One.","tags":["x"],"category":"insight"},
          {"id":1,"timestamp":"2025-10-11T18:45:14","agent":"Captain","content":"Another one.","tags":[]}],
         "lessons":[{"id":1,"agent":"Agent-2","content":"Rest.","tags":["x"],"category":"autonomy","type":"lesson"}],
         "patterns":[{"id":1,"name":"Facade","description":"Hide it.","tags":[]}, {"id":2,"name":"Empty"}],
         "statistics":{"total_insights":2}}
        """#

    @Test func bothShapesAreLearnedWithAllThatTheySay() throws {
        let bench = try ImportBench()
        try bench.write("knowledge_base.json", Self.base)
        try bench.write("swarm_brain.json", Self.lists)
        let report = try bench.run()
        #expect(report.byFormat[.knowledge] == figures { ($0.files, $0.learnings, $0.refused) = (2, 6, 1) })
        #expect(report.refused.map(\.reason) == ["patterns 2: The learning has no content."])
        let brain = Swarm(bench.store).brain
        let learning = try #require(try brain.learning("kb-1"))
        #expect(learning.title == "Locks")
        #expect(learning.text == "Lock first.\n")
        #expect(learning.author == "Agent-7")
        #expect(learning.tags == ["a", "b"])
        #expect(learning.created.description == "2025-10-13T16:54:04.816855Z")
        #expect(try brain.learning("dec-2")?.kind == "decision")
        #expect(try brain.learning("insights/1")?.kind == "insight")
        #expect(try brain.learning("insights/1.2")?.text == "Another one.")
        let lesson = try #require(try brain.learning("lessons/1"))
        #expect(lesson.kind == "lesson")
        #expect(lesson.tags == ["x", "autonomy"])
        #expect(try brain.learning("patterns/1")?.title == "Facade")
        #expect(try brain.learning("patterns/1")?.kind == "pattern")
        #expect(try brain.learnings().items.prefix(3).map(\.id) == ["patterns/1", "lessons/1", "kb-1"])
    }

    @Test func importingAgainStoresNothingTwice() throws {
        let bench = try ImportBench()
        try bench.write("a.json", Self.base)
        #expect(try bench.run().total.learnings == 2)
        let brain = Swarm(bench.store).brain
        try brain.revise("kb-1") { $0.text = "Lock later." }
        try brain.forget("dec-2")
        let report = try bench.run()
        #expect(report.byFormat[.knowledge] == figures { ($0.files, $0.duplicates) = (1, 2) })
        #expect(try brain.learning("kb-1")?.text == "Lock later.")
        #expect(try brain.learning("dec-2") == nil)
    }

    @Test func anotherLearningUnderATakenIDIsRefused() throws {
        let bench = try ImportBench()
        try bench.write("a.json", Self.base)
        try bench.write("b.json", Self.base.replacing("Lock first.", with: "Lock last."))
        let report = try bench.run()
        #expect(report.total.learnings == 2)
        #expect(report.total.duplicates == 1)
        #expect(report.refused.map(\.reason) == ["The brain has another learning kb-1."])
    }

    @Test func aDryRunStoresNothing() throws {
        var bench = try ImportBench()
        try bench.write("a.json", Self.base)
        bench.importer.isDryRun = true
        #expect(try bench.run().total.learnings == 2)
        #expect(try bench.store.session(SessionReference(.brain)) == nil)
    }
}
