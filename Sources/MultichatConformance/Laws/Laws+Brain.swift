import Multichat
import Testing

extension Laws {
    static let brain: [Law] = [
        Law("A learning comes back as it was learned, also behind a reopening") { context in
            let stored = try context.swarm.brain.learn("Grüße 👩‍🚀\nline two", id: "l/1", by: "A") {
                $0.kind = "decision"
                $0.title = "A title"
                $0.tags = ["x", "é"]
                $0.project = "p"
                $0.source = LearningSource("s", 7)
                $0.confidence = 0.25
                $0.embedding = try Embedding([0.5, -0.25, 3])
            }
            try context.reopen()
            let brain = context.swarm.brain
            #expect(try brain.learning("l/1") == stored)
            #expect(stored.created == context.clock.now)
            #expect(stored.revised == nil)
            #expect(try brain.learning("l/2") == nil)
            #expect(try brain.dimension() == 3)
            #expect(try context.swarm.sessions().items.isEmpty)
        },
        Law("The same learning under the same id is stored once, another one is a conflict") { context in
            let brain = context.swarm.brain
            let first = try brain.learn("text", id: "a", by: "A") { $0.tags = ["t"] }
            context.clock.advance(seconds: 5)
            #expect(try brain.learn("text", id: "a", by: "A") { $0.tags = ["t"] } == first)
            try context.fails(.conflict) { try brain.learn("other", id: "a", by: "A") }
            #expect(try brain.history("a").count == 1)
        },
        Law("Revising keeps the history, forgetting leaves a tombstone, and what is forgotten can be learned again") {
            context in
            let brain = context.swarm.brain
            try brain.learn("one", id: "a", by: "A")
            context.clock.advance(seconds: 5)
            let second = try brain.revise("a", by: "B") { $0.text = "two" }
            #expect(second.revised == context.clock.now)
            #expect(second.author == "A")
            #expect(try brain.revise("a") { $0.text = "two" } == second)
            let tombstone = try brain.forget("a", by: "C")
            #expect(try brain.learning("a") == nil)
            try context.fails(.notFound) { try brain.forget("a") }
            try context.fails(.notFound) { try brain.revise("a") { $0.text = "three" } }
            let again = try brain.learn("three", id: "a")
            let history = try brain.history("a")
            #expect(history.map(\.sequence) == [again.sequence, tombstone.last, second.sequence, 1])
            #expect(history[0] == .learned(again))
            #expect(history[1] == .forgotten(by: "C", at: context.clock.now, sequence: tombstone.last))
            #expect(history[2] == .learned(second))
            #expect(try brain.history("b").isEmpty)
        },
        Law("Learnings are listed newest first, each once, in pages, by what they have") { context in
            let brain = context.swarm.brain
            #expect(try brain.learnings().items.isEmpty)
            for number in 0..<12 {
                try brain.learn("text \(number)", id: try LearningID("l\(number)"), by: number % 2 == 0 ? "A" : "B") {
                    $0.tags = number % 3 == 0 ? ["three", "all"] : ["all"]
                }
            }
            try brain.revise("l3") { $0.text = "revised" }
            try brain.forget("l10")
            var ids: [String] = []
            var cursor: String?
            repeat {
                let page = try brain.learnings(limit: 4, after: cursor)
                #expect(page.items.count <= 4)
                ids += page.items.map(\.id.text)
                cursor = page.cursor
            } while cursor != nil
            #expect(ids == ["l3", "l11", "l9", "l8", "l7", "l6", "l5", "l4", "l2", "l1", "l0"])
            var filter = RecallQuery("")
            filter.tags = ["all", "three"]
            filter.author = "B"
            #expect(try brain.learnings(filter).items.map(\.id) == ["l3", "l9"])
        },
        Law("Bad learnings are refused with the field's name, and nothing is stored") { context in
            let brain = context.swarm.brain
            for bad in [[], [.nan], [1, .infinity], [0, 0]] as [[Float]] {
                try context.fails(.invalid) { try brain.learn("t") { $0.embedding = try Embedding(bad) } }
            }
            try context.fails(.invalid) { try brain.learn(" \n") }
            try context.fails(.invalid) { try brain.learn("t") { $0.confidence = 1.5 } }
            try context.fails(.invalid) { try brain.learn("t") { $0.tags = [""] } }
            try context.fails(.invalid) { try brain.learn("t") { $0.kind = "a\nb" } }
            #expect(try context.store.session(brain.reference) == nil)
            try brain.learn("t") { $0.embedding = try Embedding([1, 2]) }
            let error = try context.fails(.invalid) {
                try brain.learn("u") { $0.embedding = try Embedding([1, 2, 3]) }
            }
            #expect(error.message.contains("3") && error.message.contains("2"))
            #expect(try brain.learnings().items.count == 1)
        },
    ]
}
