import Multichat
import MultichatFiles
import MultichatInterchange
import MultichatSearch
import TestSupport
import Testing

#if canImport(Darwin)
    import Darwin
#else
    import Glibc
#endif

/// How well questions find what a real swarm has learned; its records lie in the folder that the variable
/// `MULTICHAT_SWARM` names.
@Suite(.enabled(if: SwarmKnowledge.folder != nil, "MULTICHAT_SWARM names no folder with a swarm's knowledge"))
struct QuestionTests {
    private let directory: TemporaryDirectory
    private let brain: Brain

    init() throws {
        directory = try TemporaryDirectory()
        let store = MemoryStore()
        let report = try Importer(into: store).run([SwarmKnowledge.folder ?? ""])
        #expect(report.total.learnings == 120)
        #expect(report.refused.isEmpty)
        let index = BrainIndex(try SearchIndex(directory("swarm.search"), of: "default"))
        brain = Brain(Swarm(store), index: index)
    }

    @Test func nineOfTenQuestionsFindTheirAnswerAmongTheFirstFive() throws {
        var missed: [String] = []
        for (question, answers) in Questions.all {
            let found = try brain.recall(question, limit: 5).flatMap { [$0.learning.id.text] + $0.sameText.map(\.text) }
            if answers.isDisjoint(with: found) { missed.append("\(question) \(found)") }
        }
        #expect(Questions.all.count == 20)
        #expect(missed.count <= 2, "\(missed)")
    }

    @Test func identicalTextsAreShownOnce() throws {
        let found = try brain.recall("Discord webhook posting", limit: 50)
        #expect(Set(found.map(\.learning.text)).count == found.count)
        #expect(found.first { $0.learning.id == "kb-41" || $0.learning.id == "kb-61" }?.sameText.count == 1)
    }

    @Test func whatIsRelatedSharesTheSubject() throws {
        #expect(try brain.related(to: "kb-29", limit: 5).contains { ["kb-30", "kb-31"].contains($0.learning.id.text) })
    }
}

enum SwarmKnowledge {
    /// The folder, if it is there.
    static let folder: String? = {
        guard let value = getenv("MULTICHAT_SWARM") else { return nil }
        let path = String(cString: value) + "/knowledge"
        return (try? Directory.entries(path)) == nil ? nil : path
    }()
}
