import Multichat
import Testing

extension Laws {
    static let recall: [Law] = [
        Law("What was just learned is found, a revised learning by its newest text, a forgotten one never") { context in
            let brain = Brain(context.swarm, index: MemoryLearningIndex())
            #expect(try brain.recall("checkpoint").isEmpty)
            try brain.learn("The sea is blue.", id: "sea")
            try brain.learn("Checkpoint the database under the lock only.", id: "wal", by: "A") { $0.tags = ["sqlite"] }
            let question = "When may I checkpoint a database?"
            #expect(try brain.recall(question).map(\.learning.id) == ["wal"])
            try brain.revise("wal") { $0.text = "Never vacuum while others read." }
            #expect(try brain.recall("checkpoint").isEmpty)
            #expect(try brain.recall("vacuuming readers").map(\.learning.text) == ["Never vacuum while others read."])
            #expect(try brain.recall("vacuum", tags: ["sqlite"], author: "A").count == 1)
            #expect(try brain.recall("vacuum", tags: ["sqlite", "x"]).isEmpty)
            #expect(try brain.recall("vacuum", kinds: ["decision", "learning"]).count == 1)
            #expect(try brain.recall("vacuum", kinds: ["decision"]).isEmpty)
            #expect(try brain.recall("vacuum", author: "B").isEmpty)
            try brain.forget("wal")
            #expect(try brain.recall("vacuum").isEmpty)
        },
        Law("Identical texts are recalled once, and the others are named") { context in
            let brain = Brain(context.swarm)
            for number in 0..<120 { try brain.learn("Locks are fair.", id: try LearningID("same\(number)")) }
            try brain.learn("Locks are free, and something else that makes this one longer.", id: "other")
            let found = try brain.recall("locks", limit: 2)
            #expect(found.count == 2)
            #expect(Set(found.flatMap { [$0.learning.id] + $0.sameText }).count == 121)
            #expect(found.first { $0.learning.id == "other" }?.sameText == [])
        },
        Law("Embeddings find what has other words, and a query of another dimension is refused") { context in
            let brain = Brain(context.swarm)
            try brain.learn("cats and dogs", id: "pets") { $0.embedding = try Embedding([1, 0, 0.1]) }
            try brain.learn("wolves", id: "wolves") { $0.embedding = try Embedding([0.8, 0.3, 0]) }
            try brain.learn("taxes", id: "taxes") { $0.embedding = try Embedding([-1, 0.1, 0]) }
            try brain.learn("animals of the house", id: "plain")
            var query = RecallQuery("animals")
            query.embedding = try Embedding([2, 0, 0])
            let found = try brain.recall(query)
            #expect(
                found.map(\.learning.id) == ["plain", "pets", "wolves", "taxes"] as [LearningID]
                    || found.map(\.learning.id) == ["pets", "plain", "wolves", "taxes"])
            #expect(found.first { $0.learning.id == "plain" }?.similarity == nil)
            #expect((found.first { $0.learning.id == "pets" }?.similarity ?? 0) > 0.99)
            #expect(try brain.related(to: "pets", limit: 1).map(\.learning.id) == ["wolves"])
            query.embedding = try Embedding([1, 0])
            try context.fails(.invalid) { try brain.recall(query) }
            try context.fails(.invalid) { try brain.recall("  ") }
            try context.fails(.invalid) { try brain.recall(String(repeating: "word ", count: 20_000)) }
        },
        Law("Newer learnings come further up where that is asked for") { context in
            let brain = Brain(context.swarm)
            for id in ["old", "new"] as [LearningID] {
                try brain.learn("The build server is named \(id).", id: id)
                context.clock.advance(seconds: 60)
            }
            var query = RecallQuery("build server named old")
            #expect(try brain.recall(query).map(\.learning.id) == ["old", "new"])
            query.text = "build server"
            query.prefersRecent = true
            #expect(try brain.recall(query).first?.learning.id == "new")
        },
        Law("A rewind takes learnings back, also for an index that has them already") { context in
            let brain = Brain(context.swarm, index: MemoryLearningIndex())
            try brain.learn("kept knowledge", id: "kept")
            try brain.learn("lost knowledge", id: "lost")
            #expect(try brain.recall("knowledge").count == 2)
            try context.swarm.chat(.brain).rewind(to: 1)
            #expect(try brain.recall("knowledge").map(\.learning.id) == ["kept"])
            #expect(try brain.learnings().items.map(\.id) == ["kept"])
            _ = try context.swarm.delete(.brain)
            #expect(try brain.recall("knowledge").isEmpty)
            try brain.learn("other knowledge", id: "kept")
            #expect(try brain.recall("knowledge").map(\.learning.text) == ["other knowledge"])
        },
    ]
}
